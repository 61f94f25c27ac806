import type { Moved } from '../engine/writing/moveWork.js';
import { say, type Language } from '../language/language.js';
import { stageOfAnyKind } from '../language/stages.js';
import { done, type Answer } from './answer.js';

/** What a command answers that opened or moved a file. */
export const moved = (what: Moved, language: Language): Answer => done(what, movedText(what, language));

export function movedText({ code, stage, seq, repeated }: Moved, language: Language): string {
  const text = `${code} · ${stageOfAnyKind(stage, language)} · ${say(version, language)} ${seq}`;
  return repeated ? `${text} (${say(before, language)})` : text;
}
const version = { vi: 'phiên bản', en: 'version' };
const before = {
  vi: 'đã ghi từ trước với cùng khóa, không ghi thêm',
  en: 'written before with this key, nothing added',
};
