import type { VNode } from 'preact';
import { choice } from '../../language/labels.js';
import { say, type Language } from '../../language/language.js';
import type { Field, Fields } from '../../machines/fields.js';

/** What a move asks, as inputs. Names are dotted as in the errors that name them: `nominee.kind`, `items.0.why`. */

export interface Typed {
  readonly language: Language;
  readonly values: Readonly<Record<string, string>>;
  /** By the name of the input. */
  readonly mistakes: ReadonlyMap<string, string>;
  /** Tells the inputs of several forms of one page apart. */
  readonly prefix: string;
}

export const FieldInputs = ({
  fields,
  typed,
  above = '',
}: {
  readonly fields: Fields;
  readonly typed: Typed;
  readonly above?: string;
}): VNode => (
  <>
    {Object.entries(fields).map(([name, field]) => (
      <FieldInput key={name} name={`${above}${name}`} field={field} typed={typed} />
    ))}
  </>
);

interface One {
  readonly name: string;
  readonly field: Field;
  readonly typed: Typed;
}

const FieldInput = ({ name, field, typed }: One): VNode => {
  if (field.kind === 'group')
    return <GroupInput name={name} fields={field.fields} field={field} typed={typed} />;
  if (field.kind === 'list' && field.of.kind === 'group')
    return <RowInputs name={name} fields={field.of.fields} field={field} typed={typed} />;
  return <Labelled name={name} field={field} typed={typed} />;
};

const GroupInput = ({ name, field, fields, typed }: One & { readonly fields: Fields }): VNode => (
  <fieldset>
    <legend>{labelOf(field, typed.language)}</legend>
    <FieldInputs fields={fields} typed={typed} above={`${name}.`} />
  </fieldset>
);

/** Rows to fill in, two more than are filled: blank ones do not count. */
const RowInputs = ({ name, field, fields, typed }: One & { readonly fields: Fields }): VNode => {
  const filled = Object.keys(typed.values).flatMap((key) =>
    key.startsWith(`${name}.`) ? [Number(key.slice(name.length + 1).split('.')[0])] : [],
  );
  const rows = Math.max(0, ...filled.map((index) => index + 1)) + 2;
  return (
    <fieldset>
      <legend>{labelOf(field, typed.language)}</legend>
      {Array.from({ length: rows }, (_, index) => (
        <fieldset key={index}>
          <legend>{String(index + 1)}</legend>
          <FieldInputs fields={fields} typed={typed} above={`${name}.${String(index)}.`} />
        </fieldset>
      ))}
    </fieldset>
  );
};

const labelOf = (field: Field, language: Language): string =>
  field.optional ? `${say(field.label, language)} ${optional[language]}` : say(field.label, language);
const optional = { vi: '(không bắt buộc)', en: '(optional)' } as const;

const Labelled = ({ name, field, typed }: One): VNode => {
  const id = `${typed.prefix}${name}`;
  const notes = notesOn(name, field, typed);
  const described = notes.map(({ kind }) => `${id}-${kind}`).join(' ');
  const attributes = {
    id,
    name,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': typed.mistakes.has(name) ? ('true' as const) : undefined,
  };
  const label = <label for={id}>{labelOf(field, typed.language)}</label>;
  const isTick = field.kind === 'boolean';
  return (
    <div class={isTick ? 'field tick' : 'field'}>
      {!isTick && label}
      {notes.map(({ kind, text }) => (
        <p key={kind} class={kind} id={`${id}-${kind}`}>
          {text}
        </p>
      ))}
      <Control field={field} value={typed.values[name] ?? ''} attributes={attributes} typed={typed} />
      {isTick && label}
    </div>
  );
};

/** How to write it, and what is wrong with what was written. */
const notesOn = (name: string, field: Field, { language, mistakes }: Typed) =>
  [
    { kind: 'hint', text: hints[field.kind]?.[language] },
    { kind: 'mistake', text: mistakes.get(name) },
  ].filter(({ text }) => text !== undefined);

const hints: Readonly<Partial<Record<Field['kind'], { readonly vi: string; readonly en: string }>>> = {
  file: { vi: 'Mã (p-0012), hoặc ký hiệu của đơn vị.', en: 'Its code (p-0012), or the symbol of a unit.' },
  sha256: { vi: '64 chữ số thập lục phân.', en: '64 hexadecimal digits.' },
  instant: { vi: 'Giờ Việt Nam, ví dụ 02/10/2024 08:05.', en: 'Time in Vietnam, such as 02/10/2024 08:05.' },
  list: { vi: 'Mỗi dòng một mục.', en: 'One item a line.' },
  money: { vi: 'Đồng, chỉ ghi chữ số.', en: 'Đồng, digits only.' },
};

interface Controlled {
  readonly field: Field;
  readonly value: string;
  readonly attributes: {
    readonly id: string;
    readonly name: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': 'true' | undefined;
  };
  readonly typed: Typed;
}

/** Nothing is `required` for the browser: the program says what is missing, in the reader's language. */
const Control = ({ field, value, attributes, typed }: Controlled): VNode => {
  if (field.kind === 'choice')
    return <Choice of={field.of} value={value} attributes={attributes} typed={typed} />;
  if (field.kind === 'boolean')
    return <input type="checkbox" value="true" checked={value === 'true'} {...attributes} />;
  if (isLong(field))
    return (
      <textarea rows={3} {...attributes}>
        {value}
      </textarea>
    );
  return <Line field={field} value={value} attributes={attributes} />;
};

const isLong = (field: Field): boolean =>
  field.kind === 'list' || (field.kind === 'text' && (field.max ?? 2000) > 500);

const Line = ({ field, value, attributes }: Omit<Controlled, 'typed'>): VNode => {
  if (field.kind === 'date') return <input type="date" value={value} {...attributes} />;
  if (field.kind === 'month') return <input type="month" value={value} {...attributes} />;
  const isNumber = field.kind === 'integer' || field.kind === 'money';
  return <input type="text" inputMode={isNumber ? 'numeric' : 'text'} value={value} {...attributes} />;
};

const Choice = ({
  of,
  value,
  attributes,
  typed,
}: Omit<Controlled, 'field'> & { readonly of: readonly string[] }): VNode => (
  <select {...attributes}>
    <option value="">{{ vi: 'chọn…', en: 'choose…' }[typed.language]}</option>
    {of.map((one) => (
      <option key={one} value={one} selected={one === value}>
        {choice(one, typed.language)}
      </option>
    ))}
  </select>
);
