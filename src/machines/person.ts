import { roles, type JsonObject } from './attempt.js';
import { flag, groups, text } from './data.js';
import type { Fields } from './fields.js';
import {
  addressLookedAt,
  recipientContext,
  recipientMoves,
  recipientOffers,
  recipientVerbs,
} from './letterRecipient.js';
import type { Moves } from './move.js';
import { record } from './record.js';

/**
 * A person: the only place where personal data stands, each value sealed before it gets here.
 * Roles are held in a unit, from one legal date to another, both inclusive.
 */

const identity: Fields = {
  name: { kind: 'text', max: 120, personal: true, label: { vi: 'Họ và tên', en: 'Full name' } },
  position: {
    kind: 'text',
    max: 200,
    personal: true,
    optional: true,
    label: { vi: 'Chức danh', en: 'Position' },
  },
  birthDate: {
    kind: 'date',
    personal: true,
    optional: true,
    label: { vi: 'Ngày sinh', en: 'Date of birth' },
  },
  contact: {
    kind: 'text',
    max: 200,
    personal: true,
    optional: true,
    label: { vi: 'Địa chỉ liên hệ', en: 'Contact' },
  },
  payrollUnit: {
    kind: 'file',
    of: 'unit',
    optional: true,
    label: { vi: 'Đơn vị trả lương', en: 'Unit that manages payroll' },
  },
};
const seat: Fields = {
  role: { kind: 'choice', of: roles, label: { vi: 'Vai trò', en: 'Role' } },
  unit: { kind: 'file', of: 'unit', label: { vi: 'Đơn vị', en: 'Unit' } },
};
const dates: Fields = {
  from: { kind: 'date', optional: true, label: { vi: 'Từ ngày', en: 'From' } },
  until: { kind: 'date', optional: true, label: { vi: 'Đến hết ngày', en: 'Until' } },
};

const moves = {
  open: {
    label: { vi: 'Thêm người', en: 'Add a person' },
    by: ['administrator', 'importer'],
    fields: {
      ...identity,
      administrator: {
        kind: 'boolean',
        optional: true,
        label: { vi: 'Là quản trị viên', en: 'Is an administrator' },
      },
    },
  },
  edit: { label: { vi: 'Sửa thông tin', en: 'Edit' }, by: ['administrator'], fields: identity },
  grant: {
    label: { vi: 'Giao vai trò', en: 'Grant a role' },
    by: ['administrator'],
    fields: { ...seat, ...dates },
  },
  endGrant: {
    label: { vi: 'Thôi giao vai trò', en: 'End a role' },
    by: ['administrator'],
    fields: { ...seat, until: { kind: 'date', label: { vi: 'Đến hết ngày', en: 'Until' } } },
  },
  delegate: {
    label: { vi: 'Ủy quyền', en: 'Delegate' },
    by: ['administrator'],
    fields: {
      to: { kind: 'file', of: 'person', label: { vi: 'Người được ủy quyền', en: 'Delegate' } },
      ...seat,
      ...dates,
    },
  },
  end: {
    label: { vi: 'Ngừng sử dụng', en: 'End' },
    by: ['administrator'],
    reason: 'required',
    fields: {},
  },
  ...recipientOffers,
} as const satisfies Moves;

const identityOf = (data: JsonObject): JsonObject =>
  Object.fromEntries(Object.keys(identity).map((name) => [name, data[name] ?? null]));
const grantOf = (data: JsonObject): JsonObject => ({
  role: text(data, 'role'),
  unit: text(data, 'unit'),
  from: text(data, 'from'),
  until: text(data, 'until'),
});
const grantsOf = (context: JsonObject): readonly JsonObject[] => groups(context, 'grants');

export const person = record({
  kind: 'person',
  moves,
  clockMoves: recipientMoves,
  rules: {},
  open: ({ data }) => ({
    ...identityOf(data),
    grants: flag(data, 'administrator')
      ? [{ role: 'administrator', unit: null, from: null, until: null }]
      : [],
    delegations: [],
    ...recipientContext,
  }),
  verbs: {
    ...recipientVerbs,
    edit: { update: (context, { data }) => ({ ...context, ...identityOf(data), ...addressLookedAt }) },
    grant: {
      update: (context, { data }) => ({ ...context, grants: [...grantsOf(context), grantOf(data)] }),
    },
    endGrant: {
      update: (context, { data }) => ({
        ...context,
        grants: grantsOf(context).map((grant) =>
          grant['role'] === data['role'] && grant['unit'] === data['unit']
            ? { ...grant, until: text(data, 'until') }
            : grant,
        ),
      }),
    },
    delegate: {
      update: (context, { data }) => ({
        ...context,
        delegations: [...groups(context, 'delegations'), { to: text(data, 'to'), ...grantOf(data) }],
      }),
    },
    end: { ends: true, update: (context) => context },
  },
});
