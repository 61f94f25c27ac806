import type { Json, JsonObject } from './attempt.js';

/** Readers of a move's data for code that must never throw: a missing or foreign value is null. */
export const text = (data: JsonObject, key: string): string | null => {
  const value = data[key];
  return typeof value === 'string' ? value : null;
};
export const integer = (data: JsonObject, key: string): number | null => {
  const value = data[key];
  return typeof value === 'number' ? value : null;
};
export const flag = (data: JsonObject, key: string): boolean => data[key] === true;
export const list = (data: JsonObject, key: string): readonly Json[] => {
  const value: unknown = data[key];
  return Array.isArray(value) ? (value as readonly Json[]) : [];
};
export const group = (data: JsonObject, key: string): JsonObject => {
  const value = data[key];
  return isObject(value) ? value : {};
};
export const groups = (data: JsonObject, key: string): readonly JsonObject[] =>
  list(data, key).filter(isObject);
export const texts = (data: JsonObject, key: string): readonly string[] =>
  list(data, key).filter((value) => typeof value === 'string');
/** Đồng; anything but a decimal string of digits is null. */
export const money = (data: JsonObject, key: string): bigint | null => {
  const value = data[key];
  return typeof value === 'string' && /^\d{1,18}$/.test(value) ? BigInt(value) : null;
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
