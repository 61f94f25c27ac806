import type { TableColumnOptions } from 'typeorm';

/** Columns as migrations write them. */
export const text = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'text',
  isNullable: false,
  ...more,
});
export const integer = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'integer',
  isNullable: false,
  ...more,
});
export const key = { isPrimary: true };
export const nullable = { isNullable: true };
