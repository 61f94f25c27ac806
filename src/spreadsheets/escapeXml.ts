/** What XML cannot hold, or would change: Excel writes it as `_x000D_`, and so an underscore before such digits. */
const unwritable = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;

const code = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute. */
export const escapeXml = (text: string): string =>
  text.replace(unwritable, code).replace(/[&<>"]/g, (character) => entities[character] ?? character);
