// What is copied means the same bytes to the program it is pasted into. Wants xxd, python3 and cc.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyAs } from '@shared/bytes/copyAs';
import { hexDump } from '@shared/bytes/hexDump';
import { afterAll, describe, expect, it } from 'vitest';

const ALL = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const SAMPLES: readonly (readonly [string, Uint8Array])[] = [
  ['one byte', Uint8Array.of(0)],
  ['every byte', ALL],
  ['quotes and line ends', new TextEncoder().encode('a\'b"c\\\r\n\t한글 `$(x)` %s')],
  ['10 KiB', Uint8Array.from({ length: 10_240 }, (_, i) => (i * 31 + (i >> 8)) & 0xff)],
];

const folder = mkdtempSync(join(tmpdir(), 'bothends-copy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[], input?: Uint8Array | string): Buffer {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr.toString()}`);
  return stdout;
}

describe.each(SAMPLES)('%s', (_what, bytes) => {
  const same = (output: Buffer): void => expect(output.equals(bytes)).toBe(true);

  it('is dumped as xxd dumps it', () => {
    expect(hexDump(bytes)).toBe(run('xxd', [], bytes).toString('latin1'));
    expect(hexDump(bytes, { width: 8 })).toBe(run('xxd', ['-c', '8'], bytes).toString('latin1'));
  });

  it('comes back from xxd -r', () => {
    same(run('xxd', ['-r'], copyAs('xxd', bytes)));
    const script = join(folder, 'line.sh');
    writeFileSync(script, copyAs('xxd-plain', bytes));
    same(run('sh', [script]));
  });

  it('comes back from Python', () => {
    same(run('python3', ['-'], `import sys\nsys.stdout.buffer.write(${copyAs('python', bytes)})\n`));
  });

  it('comes back from Node', () => {
    same(run(process.execPath, ['-'], `process.stdout.write(${copyAs('node', bytes)});\n`));
    same(Buffer.from(copyAs('base64', bytes), 'base64'));
    same(Buffer.from(copyAs('hex', bytes).replaceAll(' ', ''), 'hex'));
  });

  it('comes back from a C program', () => {
    const source = join(folder, 'data.c');
    const program = join(folder, 'data');
    const main = 'int main(void) { return fwrite(data, 1, sizeof data, stdout) != sizeof data; }';
    writeFileSync(source, `#include <stdio.h>\n${copyAs('c', bytes)}\n${main}\n`);
    run('cc', ['-Wall', '-Werror', '-o', program, source]);
    same(run(program, []));
  });
});
