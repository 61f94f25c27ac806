import type { FileState } from '../../machines/state.js';
import type { Fields } from '../../machines/fields.js';
import { checkData } from './dataSchema.js';
import { Invalid } from '../errors.js';
import type { How, MoveHow } from '../how.js';

const paper: Fields = {
  number: { kind: 'text', max: 100, label: { vi: 'Số', en: 'Number' } },
  date: { kind: 'date', label: { vi: 'Ngày', en: 'Date' } },
  sha256: { kind: 'sha256', label: { vi: 'SHA-256 của bản quét', en: 'SHA-256 of the scan' } },
};
const fields: Fields = {
  at: { kind: 'instant', label: { vi: 'Thời điểm', en: 'Instant' } },
  key: { kind: 'text', max: 200, optional: true, label: { vi: 'Khoá chống lặp', en: 'Idempotency key' } },
  reason: { kind: 'text', optional: true, label: { vi: 'Lý do', en: 'Reason' } },
  onBehalfOf: {
    kind: 'group',
    optional: true,
    label: { vi: 'Thay mặt', en: 'On behalf of' },
    fields: {
      paper: {
        kind: 'group',
        fields: paper,
        optional: true,
        label: { vi: 'Văn bản đã ký', en: 'Signed paper' },
      },
    },
  },
};

/**
 * How a move is made, as a body keeps it: texts trimmed and in NFC, blank ones `null`. Looked at before anything is
 * queued, so that what nobody can write harms no neighbour. Throws Invalid.
 */
export function checkHow<Given extends How>(how: Given): Given {
  const { at, key, reason, onBehalfOf } = how;
  const given = { at, key, reason, onBehalfOf: onBehalfOf ? { paper: onBehalfOf.paper } : null };
  const { onBehalfOf: signed, ...checked } = checkData(fields, given);
  return { ...how, ...checked, onBehalfOf: onBehalfOf ? { ...onBehalfOf, ...(signed as object) } : null };
}

/** Whoever moves a file with a chart says which version they saw. Throws Invalid. */
export function checkSeen({ by, seen }: MoveHow, { version: chart }: FileState): void {
  if (seen === undefined && by !== 'clock' && chart !== null)
    throw new Invalid([{ path: 'seen', message: seenMissing }]);
}
const seenMissing = {
  vi: 'Hãy nêu phiên bản hồ sơ mà bạn đã xem.',
  en: 'Say which version of the file you saw.',
};
