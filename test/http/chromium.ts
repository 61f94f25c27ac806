import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

/** A real browser without a window, Debian's Chromium; every step has a time limit. */

export const chromium = (): Promise<Browser> =>
  puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
    timeout: 60_000,
    protocolTimeout: 120_000,
  });

export interface Look {
  readonly dark?: boolean;
  readonly scripts?: boolean;
  readonly width?: number;
  readonly print?: boolean;
}

/** What went wrong while a page was open: messages of the CSP, errors of scripts, answers that were not there. */
export interface Tab {
  readonly page: Page;
  readonly complaints: string[];
  /** Bytes that came over the wire, compressed, since it was last set to 0. */
  bytes: number;
}

/** A new tab in a profile of its own. Without `scripts` our own are blocked, so that axe still runs. */
export async function openTab(browser: Browser, look: Look = {}): Promise<Tab> {
  const profile = await browser.createBrowserContext();
  const page = await profile.newPage();
  page.setDefaultTimeout(60_000);
  const tab: Tab = { page, complaints: [], bytes: 0 };
  await page.setViewport({ width: look.width ?? 1200, height: 850 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: look.dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text()))
      tab.complaints.push(message.text());
  });
  page.on('pageerror', (error) => tab.complaints.push(String(error)));
  if (look.scripts === false) await blockScripts(page);
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    tab.bytes += encodedDataLength;
  });
  return tab;
}

async function blockScripts(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (request.resourceType() === 'script'
      ? request.respond({ status: 200, contentType: 'text/javascript', body: '' })
      : request.continue());
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
  }[];
}

/** What axe-core finds by WCAG 2.2 A and AA and its best practices: rule, element, what to do. */
export async function findingsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(`axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  })`)) as AxeResult;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} ${JSON.stringify(target)} ${failureSummary}`),
  );
}

/** How many pixels of the page stick out to the side. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  ) as Promise<number>;

/** Every element that can be used, and whether Tab reaches each with its focus to be seen. */
export async function unreachable(page: Page): Promise<string[]> {
  const wanted = (await page.evaluate(`(() => {
    const found = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
      .filter((one) => one.checkVisibility() && one.getClientRects().length > 0);
    found.forEach((one, index) => { one.dataset.walk = String(index); });
    document.activeElement?.blur();
    return found.length;
  })()`)) as number;
  const seen = new Set<string>();
  const unseen: string[] = [];
  for (let step = 0; step < wanted + 3; step += 1) {
    await page.keyboard.press('Tab');
    const at = (await page.evaluate(`(() => {
      const one = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return { walk: one.dataset.walk ?? null, marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
    })()`)) as { walk: string | null; marked: boolean };
    if (at.walk === null) continue;
    seen.add(at.walk);
    if (!at.marked) unseen.push(at.walk);
  }
  const missed = Array.from({ length: wanted }, (_, index) => String(index)).filter(
    (walk) => !seen.has(walk),
  );
  return describe(page, [...new Set([...missed, ...unseen])]);
}

const describe = (page: Page, walks: readonly string[]): Promise<string[]> =>
  page.evaluate(
    `${JSON.stringify(walks)}.map((walk) => document.querySelector('[data-walk="' + walk + '"]')?.outerHTML.slice(0, 120) ?? walk)`,
  ) as Promise<string[]>;
