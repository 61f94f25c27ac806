// Sends forms and swaps what they answer into the page, so that the focus and the place stay. Without it every form
// works by itself; whatever goes wrong here is left to the browser.

const announce = (text) => {
  const place = document.getElementById('announcement');
  if (place) place.textContent = text;
};

/** How a form's element is found again in the page that comes: by id, or by its form, name and value. */
const markOf = (element) => {
  if (!element || !element.form) return element && element.id ? `#${CSS.escape(element.id)}` : null;
  const { name, value, form } = element;
  const action = CSS.escape(form.getAttribute('action') ?? '');
  return element.id
    ? `#${CSS.escape(element.id)}`
    : `form[action="${action}"] [name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`;
};

const swap = (html, mark) => {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const main = next.querySelector('main');
  if (!main) return false;
  for (const part of ['main', 'header', 'footer']) {
    const [old, fresh] = [document.querySelector(part), next.querySelector(part)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  const wrong = document.querySelector('[aria-invalid]');
  (wrong ?? (mark && document.querySelector(mark)) ?? document.querySelector('main'))?.focus();
  const told = document.querySelector('main .message, main h1');
  announce(told?.textContent ?? '');
  return true;
};

let sending = false;

const send = async (form, button) => {
  const body = new URLSearchParams(new FormData(form, button));
  const mark = markOf(document.activeElement);
  form.setAttribute('aria-busy', 'true');
  const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
  const html = await answer.text();
  if (!answer.headers.get('content-type')?.startsWith('text/html') || !swap(html, mark))
    throw new Error('no page');
  if (answer.redirected) history.pushState(null, '', answer.url);
};

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (form.method !== 'post' || event.defaultPrevented) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  send(form, submitter)
    // Whatever the server made of it, asking again is safe: each form carries its key.
    .catch(() => location.reload())
    .finally(() => {
      sending = false;
      form.removeAttribute('aria-busy');
    });
});

addEventListener('popstate', () => location.reload());
