// @vitest-environment node
import { expect, it } from 'vitest';
import { Waiting } from '../../../renderer/host/waiting';

it('says what was asked for early, once, when the host is there and somebody listens', () => {
  const waiting = new Waiting<string>();
  const heard: string[] = [];
  waiting.say('early');
  waiting.begin();
  const stop = waiting.listen((what) => heard.push(what));
  waiting.say('later');
  expect(heard).toEqual(['early', 'later']);
  // React takes a listener away and adds it again.
  stop();
  waiting.say('between');
  waiting.listen((what) => heard.push(what));
  expect(heard).toEqual(['early', 'later', 'between']);
});

it('waits while the host is away, and keeps no flood', () => {
  const waiting = new Waiting<number>();
  const heard: number[] = [];
  waiting.listen((what) => heard.push(what));
  for (let what = 0; what < 100; what++) waiting.say(what);
  expect(heard).toEqual([]);
  waiting.begin();
  expect(heard).toHaveLength(20);
  waiting.pause();
  waiting.say(7);
  expect(heard).toHaveLength(20);
});
