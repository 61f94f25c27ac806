import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { program, Thidua } from './thidua.js';

jest.setTimeout(120_000);
let thidua: Thidua;

beforeAll(async () => {
  thidua = await Thidua.inNewFolder();
  await thidua.here('person', 'add', '--name', 'Nguyễn Văn Mẫu');
});

/** Writes into a database file past the program. */
const sql = (path: string, statements: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path);
    database.exec(statements, (error) => {
      database.close(() => (error ? reject(error) : resolve()));
    });
  });

describe('a command that is not understood', () => {
  test.each([
    [['flie', 'list'], 'Không có lệnh "flie"'],
    [['file', 'lits'], 'Không có lệnh "lits": có phải bạn muốn gõ list?'],
    [['file'], 'Chưa đủ hoặc không hiểu lệnh "thidua file"'],
    [['file', 'list', '--bogus'], 'không có tùy chọn --bogus'],
    [['file', 'show'], 'Thiếu tham số id'],
    [['file', 'show', 'a', 'b'], 'Thừa tham số'],
    [['file', 'open', 'nomination', '--as', 'p-0001'], 'Thiếu tùy chọn --data <json>'],
    [['file', 'move', 'p-0001', 'edit', '--as', 'p-0001', '--seen'], '--seen <n> cần một giá trị'],
    [['file', 'move', 'p-0001', 'edit', '--as', 'p-0001', '--seen', 'hai'], '--seen phải là số phiên bản'],
    [['file', 'move', 'p-0001', 'fly', '--as', 'p-0001', '--seen', '1'], 'Không có bước "fly"'],
    [['why', 'p-0001', 'fly', '--as', 'p-0001'], 'Không có bước "fly"'],
    [['file', 'open', 'unit', '--as', 'Không Ai', '--data', '{}'], 'Không có người dùng "Không Ai"'],
    [['file', 'open', 'unit', '--as', 'p-0001', '--data', '{'], '--data phải là một đối tượng JSON'],
    [['file', 'open', 'unit', '--as', 'p-0001', '--data', '[]'], '--data phải là một đối tượng JSON'],
    [['file', 'open', 'session', '--as', 'p-0001', '--data', '{}'], 'Không có loại hồ sơ "session"'],
    [['file', 'list', '--stage', 'flying'], '--stage không nhận "flying"'],
    [['file', 'list', '--desk', 'flying'], '--desk không nhận "flying"'],
    [['file', 'list', '--limit', '0'], '--limit không nhận "0"'],
    [['person', 'grant', 'p-0001', 'king', '--unit', 'x', '--as', 'p-0001'], 'Không nhận giá trị "king"'],
    [['replay', 'p-0001', '--at', 'hôm qua'], '--at phải là một ngày'],
    [['replay', 'p-0001', '--at', '2024-02-30'], '--at phải là một ngày'],
    [['replay', 'p-0001', '--at', '2024-02-30T00:00:00Z'], '--at phải là một ngày'],
    [['replay', 'p-0001', '--at', '2024-10-02T10:00'], '--at phải là một ngày'],
    [['file', 'open', 'unit', '--as', 'p-0001', '--data', '{"a":1,}'], 'sai từ ký tự thứ 8'],
    [['file', 'open', 'unit', '--as', `p${'0'.repeat(90_000)}`, '--data', '{}'], `"p${'0'.repeat(118)}…"`],
    [['file', 'open', 'unit', '--as', '\u001b[31mđỏ', '--data', '{}'], '"\ufffd[31mđỏ"'],
    [['import', 'units', '/proc/self/mem', '--as', 'p-0001'], 'Không đọc được tệp "/proc/self/mem"'],
    [['doctor', '--lang', 'fr'], 'Không có ngôn ngữ "fr"'],
  ])('%j ends with 2 and one sentence', async (args, sentence) => {
    const { code, out, err } = await thidua.here(...args);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at |error:/);
    expect([code, args.length > 1 ? out : '']).toEqual([2, '']);
  });

  test('is told to programs on stdout, to people on stderr, in English too', async () => {
    const { code, value, err } = await thidua.json('file', 'list', '--bogus', '--lang', 'en');
    expect(code).toBe(2);
    expect(value).toEqual({
      error: 'WrongUse',
      message: 'This command has no option --bogus: see "thidua help".',
      argument: '--bogus',
      value: null,
    });
    expect(err.trim()).toBe(value['message']);
  });

  test('malformed data names the field and the fix, and nothing is written', async () => {
    const data = JSON.stringify({ symbol: 'A', name: 'B', kind: 'ministry' });
    const { code, value } = await thidua.json('file', 'open', 'unit', '--as', 'p-0001', '--data', data);
    expect(code).toBe(2);
    expect(value).toMatchObject({ error: 'Invalid', fields: [{ path: 'kind' }] });
    expect((await thidua.json('file', 'list', '--kind', 'unit')).value['files']).toEqual([]);
  });

  test('a malformed setting stops the start', async () => {
    const { folder } = thidua;
    const wrong = await Thidua.inNewFolder({ DATABASE_URL: 'mysql://x', THIDUA_COLOUR: 'red' });
    const { code, value, err } = await wrong.json('doctor');
    expect([code, value['error']]).toEqual([2, 'EnvironmentError']);
    expect(err).toContain('DATABASE_URL phải là');
    expect(err).toContain('THIDUA_COLOUR');
    expect(folder).not.toBe(wrong.folder);
  });

  test('a name that several people bear asks for a code', async () => {
    await thidua.here('person', 'add', '--name', 'Nguyễn Văn Trùng', '--as', 'p-0001');
    await thidua.here('person', 'add', '--name', 'Nguyễn Văn Trùng', '--as', 'Nguyễn Văn Mẫu');
    const { code, err } = await thidua.here('person', 'add', '--name', 'X', '--as', 'nguyen van trung');
    expect([code, err]).toEqual([2, expect.stringContaining('p-0002, p-0003')]);
  });
});

describe('the process', () => {
  test.each([
    [['file', 'list', '--bogus'], 2],
    [['file', 'show', 'bt24-n-0099'], 1],
    [['file', 'list'], 0],
  ])('%j ends with %i', async (args, code) => {
    const outcome = await thidua.run(...args);
    expect(outcome.code).toBe(code);
    expect(code === 0 ? outcome.out : outcome.err).toMatch(/^\S.*\n$/);
    expect(code === 0 ? outcome.err : outcome.out).toBe('');
  });
});

describe('a command whose answer is no', () => {
  test('an unknown file', async () => {
    const { code, value } = await thidua.json('file', 'show', 'bt24-n-0099');
    expect(code).toBe(1);
    expect(value).toMatchObject({ error: 'NotFound', kind: 'file', id: 'bt24-n-0099' });
  });

  test('a movement file with a wrong type, at its line and column', async () => {
    const sprint = await readFile('movements/binh-thuan-2024-disbursement-sprint.yaml', 'utf8');
    const path = join(thidua.folder, 'wrong.yaml');
    await writeFile(path, sprint.replace('code: bt24', 'code: [bt24]'));
    const { code, err, value } = await thidua.json('movement', 'check', 'wrong.yaml');
    expect([code, value['error']]).toEqual([1, 'MovementMistakes']);
    expect(err).toMatch(/wrong\.yaml:\d+:\d+: /);
    expect(value['mistakes']).toMatchObject([{ path: 'code' }]);
  });

  test('a SQLite file of another program', async () => {
    const path = join(thidua.folder, 'foreign.sqlite');
    await sql(path, 'create table notes (text text)');
    const foreign = await Thidua.inNewFolder({ DATABASE_URL: `sqlite:${path}` });
    const { code, value, err } = await foreign.json('doctor');
    expect([code, value]).toMatchObject([1, { error: 'DatabaseUnusable', obstacle: 'foreign' }]);
    expect(err).toContain('không phải cơ sở dữ liệu của Thidua');
  });

  test('a database of a newer program', async () => {
    const newer = await Thidua.inNewFolder();
    await newer.here('doctor');
    const path = join(newer.folder, 'data/thidua.sqlite');
    await sql(path, `insert into migrations (timestamp, name) values (9999999999999, 'Later9999999999999')`);
    const { code, err } = await newer.here('file', 'list');
    expect([code, err]).toEqual([1, expect.stringContaining('mới hơn')]);
  });

  test('a tampered journal makes verify and doctor red, naming file and entry', async () => {
    const tampered = await Thidua.inNewFolder();
    await tampered.here('person', 'add', '--name', 'Nguyễn Văn Mẫu');
    const path = join(tampered.folder, 'data/thidua.sqlite');
    await sql(path, `update journal_entry set at = '2020-01-01T00:00:00.000Z'`);
    const { code, out, err } = await tampered.here('verify');
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/✗ KHÔNG KHỚP.*\n✗ p-0001 #1: cột không khớp nội dung/);
    const { code: red, value } = await tampered.json('doctor');
    expect([red, value['ok']]).toEqual([1, false]);
  });
});

describe('output', () => {
  test('that nobody reads any more ends quietly', async () => {
    const piped = new Promise<string>((resolve) => {
      const command = `"${program}" file list --kind person | true; echo "\${PIPESTATUS[0]}"`;
      execFile('bash', ['-c', command], { cwd: thidua.folder, env: thidua.env }, (_error, out, err) =>
        resolve(out + err),
      );
    });
    expect((await piped).trim()).toBe('0');
  });

  test('that cannot be printed is told without a stack', async () => {
    const told = new Promise<string>((resolve) => {
      const command = `"${program}" file list --kind person > /dev/full; echo "$?"`;
      execFile('bash', ['-c', command], { cwd: thidua.folder, env: thidua.env }, (_error, out, err) =>
        resolve(out + err),
      );
    });
    expect(await told).toMatch(/^1\nKhông in được kết quả \(ENOSPC\).*\nThe answer .*\n$/);
  });

  test('help is in the chosen language', async () => {
    expect((await thidua.run('--help')).out).toContain('Cách dùng: thidua [tùy chọn] [lệnh]');
    expect((await thidua.here('help', 'file', '--lang', 'en')).out).toContain('list files');
  });
});

describe('completion', () => {
  const bash = (script: string): Promise<string> =>
    new Promise((resolve) => {
      execFile('bash', ['-c', script], { cwd: thidua.folder, env: thidua.env }, (_error, out, err) =>
        resolve(out + err),
      );
    });
  /** What bash offers at the end of a line. */
  const offered = (line: string): Promise<string> => {
    const words = line.split(' ');
    return bash(`source <("${program}" completion bash)
      COMP_WORDS=(${words.map((word) => `"${word}"`).join(' ')}); COMP_CWORD=${words.length - 1}
      _thidua; echo "\${COMPREPLY[*]}"`);
  };

  test('parses in bash', async () => {
    expect(await bash(`"${program}" completion bash | bash -n`)).toBe('');
  });

  test.each([
    ['thidua mov', 'movement'],
    ['thidua file sh', 'show'],
    ['thidua file move bt24-n-0001 submit --se', '--seen'],
    ['thidua file list --de', '--desk'],
    ['thidua verify --l', '--lang'],
    ['thidua person grant p-0001 boardH', 'boardHead'],
    ['thidua completion f', 'fish'],
  ])('%s is completed to %s', async (line, word) => {
    expect((await offered(line)).trim()).toBe(word);
  });

  test('is written for zsh and fish too', async () => {
    expect((await thidua.here('completion', 'zsh')).out).toMatch(/^#compdef thidua/);
    expect((await thidua.here('completion', 'fish')).out).toContain(
      `complete -c thidua -n "__thidua_at 'file move'"`,
    );
    expect((await thidua.here('completion', 'csh')).code).toBe(2);
  });
});
