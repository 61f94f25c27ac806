import { join } from 'node:path';
import { z } from 'zod';
import { dataFolder } from './dataFolder.js';
import { sourced } from './schemaParts.js';
import { readYaml } from './yamlFile.js';

/** The shape of `movements/returned-mail.yaml`. */
export const returnedMailSchema = z.strictObject({
  suppression: z
    .strictObject({
      letters: z.int().min(1).max(100).describe('Số thư bị trả lại thì ngừng gửi'),
      withinDays: z.int().min(1).max(365).describe('Trong bao nhiêu ngày'),
      statuses: z
        .array(z.string().regex(/^5(\.\d{1,3}){1,2}$/))
        .min(1)
        .describe('Mã trạng thái nói rằng không có hộp thư ấy: 5.1 gồm mọi mã 5.1.x'),
      ...sourced,
    })
    .describe('Khi nào thì ngừng gửi tới một địa chỉ'),
});

/** When letters to an address stop: after so many that came back for good within so many days. */
export type Suppression = z.infer<typeof returnedMailSchema>['suppression'];

let shipped: Suppression | null = null;

/** The rule of the package's own file. Throws MovementMistakes. */
export const suppressionRule = (): Suppression =>
  (shipped ??= readYaml(join(dataFolder, 'returned-mail.yaml'), returnedMailSchema, () => []).suppression);
