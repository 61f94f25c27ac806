import { SaxesParser } from 'saxes';
import { SheetRefused, type Words } from './mistakes.js';

/** What is told while a part is read. Names come without their namespace's prefix. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Thirty-two thousand characters, each written as `&#x10FFFF;`, and room to spare. */
const longestSilence = 1_000_000;
const deepest = 64;

/**
 * Feeds the part to the reader and hands on, after each piece, what `take` finds to have come of it.
 * Throws SheetRefused for a document type (entities could expand without end), for text without end, and for what
 * is no XML.
 */
export async function* walkXml<Item>(
  pieces: AsyncIterable<string>,
  reader: XmlReader,
  take: () => readonly Item[],
): AsyncGenerator<readonly Item[]> {
  const feed = new XmlFeed(reader);
  for await (const piece of pieces) {
    feed.write(piece);
    const items = take();
    if (items.length > 0) yield items;
  }
  feed.end();
}

/** The same in one go. */
export async function readXml(pieces: AsyncIterable<string>, reader: XmlReader): Promise<void> {
  const feed = new XmlFeed(reader);
  for await (const piece of pieces) feed.write(piece);
  feed.end();
}

/** A parser that stops where the file would have it hoard. */
export class XmlFeed {
  private readonly parser = new SaxesParser();
  private depth = 0;
  /** Characters since the parser last told anything. */
  private silence = 0;

  constructor(private readonly reader: XmlReader) {
    this.parser.on('opentag', ({ name, attributes }) => this.open(name, attributes));
    this.parser.on('closetag', ({ name }) => this.close(name));
    this.parser.on('text', (text) => this.text(text));
    this.parser.on('cdata', (text) => this.text(text));
    this.parser.on('doctype', () => refuse(withDoctype));
    this.parser.on('error', (error) => refuse(brokenXml(error.message)));
  }

  write(piece: string): void {
    this.silence += piece.length;
    this.parser.write(piece);
    if (this.silence > longestSilence) refuse(endless);
  }

  end(): void {
    this.parser.close();
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.silence = 0;
    this.depth += 1;
    if (this.depth > deepest) refuse(tooDeep);
    this.reader.open?.(local(name), attributes);
  }

  private close(name: string): void {
    this.silence = 0;
    this.depth -= 1;
    this.reader.close?.(local(name));
  }

  private text(text: string): void {
    this.silence = 0;
    this.reader.text?.(text);
  }
}

const refuse = (sentence: Words): never => {
  throw new SheetRefused(sentence);
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const withDoctype = {
  vi: 'Tệp có khai báo DOCTYPE, là thứ Excel không bao giờ ghi: không đọc. Hãy mở tệp rồi lưu lại bằng Excel hoặc LibreOffice.',
  en: 'The file declares a DOCTYPE, which Excel never writes: not read. Open it and save it again with Excel or LibreOffice.',
};
const tooDeep = {
  vi: 'Tệp có các thẻ XML lồng nhau quá sâu, không phải bảng tính bình thường. Hãy mở tệp rồi lưu lại bằng Excel.',
  en: 'The XML in this file is nested too deeply for a spreadsheet. Open it and save it again with Excel.',
};
const endless = {
  vi: 'Có ô dài quá 32.767 ký tự, là mức tối đa của Excel. Hãy rút ngắn nội dung ô.',
  en: 'A cell is longer than 32,767 characters, which is the most that Excel allows. Shorten it.',
};
const brokenXml = (message: string) => ({
  vi: `Tệp bị hỏng bên trong (${message}). Hãy mở tệp rồi lưu lại bằng Excel hoặc LibreOffice.`,
  en: `The file is damaged inside (${message}). Open it and save it again with Excel or LibreOffice.`,
});
