/** What the numbers of the contract owe one another. Most of it would show only on the day when something is full. */

import { commandSchemas, hostNoticeSchemas } from '@shared/contract/commands';
import { FRAME_HEADER_BYTES } from '@shared/contract/frame';
import * as jobs from '@shared/contract/jobs';
import * as limits from '@shared/contract/limits';
import * as marks from '@shared/contract/marks';
import { recordBytes } from '@shared/contract/record';
import { SEARCH_PAGE_ROWS } from '@shared/contract/search';
import { FILE_PART_BYTES, FILE_WAITING_BYTES } from '@shared/contract/sendFile';
import { FRAME_BYTES } from '@shared/transport/credit';
import { describe, expect, it } from 'vitest';
import { base64, chars, many } from './edges';
import * as examples from './examples';

const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
/** What the envelope of a request, an answer or a notice takes around it. */
const ENVELOPE = 200;

describe('the limits of one frame', () => {
  it('a live row of a chunk fits many times, with its preview', () => {
    expect(recordBytes(limits.ROW_PREVIEW_BYTES) * 60).toBeLessThanOrEqual(limits.FRAME_PAYLOAD_BYTES);
    expect(FRAME_BYTES).toBe(limits.FRAME_PAYLOAD_BYTES + FRAME_HEADER_BYTES);
  });

  it('the largest note fits, whatever a program would print', () => {
    const text = '\0'.repeat(limits.NOTE_BYTES);
    expect(recordBytes(size({ note: 'message', text }))).toBeLessThan(limits.FRAME_PAYLOAD_BYTES);
  });

  it('the largest greeting fits into the row that opens its session, in any script', () => {
    const spec = {
      kind: 'tcp-server',
      behaviour: { name: 'hello', text: '가'.repeat(limits.GREETING_CHARS) },
    };
    expect(recordBytes(size({ spec }))).toBeLessThan(limits.FRAME_PAYLOAD_BYTES / 2);
  });

  it('credit lets a view report in steps without waiting for ever', () => {
    expect(limits.CREDIT_WINDOW).toBeGreaterThanOrEqual(limits.CREDIT_STEP + 2 * FRAME_BYTES);
  });
});

describe('a text frame has room for', () => {
  it('the largest send', () => {
    const send = { session: 1, to: 'all', data: base64(limits.SEND_BYTES) };
    expect(commandSchemas['socket.send'].params.safeParse(send).success).toBe(true);
    expect(size(send) + ENVELOPE).toBeLessThan(limits.TEXT_FRAME_BYTES);
  });

  it('the largest part of a file to a thousand sockets', () => {
    expect(FILE_PART_BYTES).toBeLessThanOrEqual(limits.SEND_BYTES);
    const sockets = many(1_000, 9_999_999);
    const part = { session: 1, sockets, data: base64(FILE_PART_BYTES), atMost: FILE_WAITING_BYTES };
    expect(commandSchemas['file.send'].params.safeParse(part).success).toBe(true);
    expect(size(part) + ENVELOPE).toBeLessThan(limits.TEXT_FRAME_BYTES);
  });

  it('a page of what a search has found', () => {
    const hit = { seq: Number.MAX_SAFE_INTEGER, matches: 10 ** 12, index: 10 ** 12 };
    const value = { upTo: Number.MAX_SAFE_INTEGER, rows: many(SEARCH_PAGE_ROWS, hit) };
    expect(commandSchemas['search.rows'].value.safeParse(value).success).toBe(true);
    expect(size(value) + ENVELOPE).toBeLessThan(limits.TEXT_FRAME_BYTES / 4);
  });

  it('all marks of a session, with the longest notes in Korean', () => {
    const [mark] = examples.hostNotices.marks.marks;
    const longest = {
      ...mark,
      seq: 10 ** 12,
      note: '가'.repeat(marks.NOTE_CHARS),
      start: base64(marks.MARK_BYTES),
    };
    const notice = { ...examples.hostNotices.marks, marks: many(marks.MARKS_PER_SESSION, longest) };
    expect(hostNoticeSchemas.marks.safeParse(notice).success).toBe(true);
    expect(size(notice) + ENVELOPE).toBeLessThan(limits.TEXT_FRAME_BYTES);
  });

  it('as many jobs as may be there at once, each as long as it may be', () => {
    const [, sequence] = examples.hostNotices.jobs.jobs;
    if (sequence?.kind !== 'sequence') throw new Error('the second example is a sequence');
    const found = 'ff'.repeat(jobs.FOUND_BYTES);
    const step = { status: 'refused', at: 123_456_789.123_456, bytes: 10 ** 9, found };
    const longest = {
      ...sequence,
      name: '가'.repeat(jobs.SEQUENCE_NAME_CHARS),
      steps: many(jobs.JOB_STEPS_MAX, step),
    };
    const notice = { jobs: many(jobs.JOBS_RUNNING_MAX + jobs.JOBS_KEPT, longest) };
    expect(hostNoticeSchemas.jobs.safeParse(notice).success).toBe(true);
    expect(size(notice) + ENVELOPE).toBeLessThan(limits.TEXT_FRAME_BYTES);
  });

  it('the report of every problem a page may tell', () => {
    const frame = '가'.repeat(limits.PROBLEM_FRAME_CHARS);
    const name = chars(limits.PROBLEM_NAME_CHARS);
    const problem = { place: 'page', name, code: name, frames: many(limits.PROBLEM_FRAMES, frame) };
    expect(size(problem) * limits.PROBLEMS_PER_PAGE).toBeLessThan(limits.TEXT_FRAME_BYTES);
  });
});

describe('memory', () => {
  it('of logs: blocks grow fourfold from the first to the largest, and a log has room for many', () => {
    let block = limits.LOG_FIRST_BLOCK_BYTES;
    while (block < limits.LOG_BLOCK_BYTES) block *= 4;
    expect(block).toBe(limits.LOG_BLOCK_BYTES);
    for (const log of [limits.SESSION_LOG_BYTES, limits.JOURNAL_BYTES, limits.RECORDED_LOG_BYTES])
      expect(log).toBeGreaterThanOrEqual(4 * limits.LOG_BLOCK_BYTES);
    expect(limits.TOTAL_LOG_BYTES).toBeGreaterThanOrEqual(4 * limits.SESSION_LOG_BYTES);
  });

  it('of files: whole ones make up what a session may keep', () => {
    expect(limits.SESSION_SPILL_BYTES % limits.SPILL_FILE_BYTES).toBe(0);
    expect(limits.TOTAL_SPILL_BYTES).toBeGreaterThanOrEqual(limits.SESSION_SPILL_BYTES);
    expect(limits.SPILL_WRITING_BYTES).toBeGreaterThanOrEqual(4 * limits.LOG_BLOCK_BYTES);
    expect(limits.LOADED_LOG_BYTES).toBeGreaterThanOrEqual(4 * limits.LOG_BLOCK_BYTES);
  });

  it('of queues: a file and a message leave most of a socket to a person', () => {
    expect(FILE_PART_BYTES + FILE_WAITING_BYTES).toBeLessThan(limits.SOCKET_QUEUE_BYTES / 8);
    expect(jobs.JOB_QUEUE_BYTES + limits.SEND_BYTES).toBeLessThan(limits.SOCKET_QUEUE_BYTES / 8);
  });
});

describe('times', () => {
  it('a keepalive is whole seconds from one on, and its usual one is allowed', () => {
    expect(limits.KEEPALIVE_MIN_MS % 1_000).toBe(0);
    expect(limits.KEEPALIVE_DEFAULT_MS).toBeGreaterThanOrEqual(limits.KEEPALIVE_MIN_MS);
    expect(limits.CONNECT_TIMEOUT_MS).toBeLessThanOrEqual(limits.CONNECT_TIMEOUT_MAX_MS);
    expect(limits.BACKLOG_DEFAULT).toBeLessThanOrEqual(limits.BACKLOG_MAX);
  });
});
