import { constants, deflateRawSync } from 'node:zlib';

/** Zips and workbooks byte by byte, also those that no program would write. */

export interface Part {
  readonly name: string;
  readonly text: string;
  /** So often the text stands there, without being written out. */
  readonly times?: number;
  /** What stands before and behind it. */
  readonly around?: readonly [string, string];
  /** What the directory says of its size, where that is a lie. */
  readonly statedSize?: number;
}

export function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { compressed, size } = deflated(part);
    const name = Buffer.from(part.name);
    const fields = fieldsOf(compressed.length, part.statedSize ?? size, name.length);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, compressed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, place, name);
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, Buffer.from('PK\u0005\u0006'), end]);
}

/** Version, flags (names in UTF-8), method, time, checksum (nobody looks), sizes, length of the name. */
function fieldsOf(compressed: number, size: number, name: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(compressed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name, 22);
  return fields;
}

/** A block that ends in a full flush can be repeated as it is: a gigabyte is made in no time. */
function deflated({ text, times = 1, around: [before, behind] = ['', ''] }: Part) {
  const block = deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const first = deflateRawSync(before, { finishFlush: constants.Z_FULL_FLUSH });
  const compressed = Buffer.concat([first, ...Array<Buffer>(times).fill(block), deflateRawSync(behind)]);
  const size = Buffer.byteLength(before) + times * Buffer.byteLength(text) + Buffer.byteLength(behind);
  return { compressed, size };
}

const relations = (items: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`;
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

export interface Handmade {
  /** What stands in `<worksheet>`. */
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  /** Replace or follow the parts above. */
  readonly parts?: readonly Part[];
}

/** A workbook of one sheet "S". */
export function workbookOf({ sheet = '', strings, styles, workbookPr = '', parts = [] }: Handmade): Buffer {
  const ordinary: Part[] = [
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: '_rels/.rels', text: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns:r="x">${workbookPr}<sheets><sheet name="S" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations(
        relation('r1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('r2', 'sharedStrings', '/xl/sharedStrings.xml') +
          relation('r3', 'styles', 'styles.xml'),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', text: `<worksheet>${sheet}</worksheet>` },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', text: `<sst>${strings}</sst>` }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', text: `<styleSheet>${styles}</styleSheet>` }]),
  ];
  const replaced = new Set(parts.map(({ name }) => name));
  return zipOf([...ordinary.filter(({ name }) => !replaced.has(name)), ...parts]);
}
