import { useEffect, useRef, useState } from 'react';
import { useHost } from '../host/index';
import { useWords } from '../ui/index';
import { News } from './news';
import { useScreenReader } from './screenReader';

/** Sentences that are kept: a new one is added, so that the same words twice are told twice. */
const KEPT = 3;

/** Tells a screen reader what the panes show a person who sees: one voice for all of them. */
export function Announcer() {
  const host = useHost();
  const words = useWords();
  const latest = useRef(words);
  useEffect(() => {
    latest.current = words;
  });
  const [told, setTold] = useState<readonly { readonly n: number; readonly text: string }[]>([]);
  const [news] = useState(
    () =>
      new News({
        words: () => latest.current,
        tell: (text) =>
          setTold((before) => [...before, { n: (before.at(-1)?.n ?? 0) + 1, text }].slice(-KEPT)),
      }),
  );
  useEffect(() => {
    const look = (): void => {
      const { synced, sessions } = host.store.getState();
      news.look(synced ? sessions : null);
    };
    look();
    return host.store.subscribe(look);
  }, [host, news]);
  useEffect(() => () => news.dispose(), [news]);

  const on = useScreenReader();
  useEffect(() => news.setRows(on), [news, on]);
  return (
    <div className="announcer visually-hidden" role="status" aria-atomic={false}>
      {told.map(({ n, text }) => (
        <p key={n}>{text}</p>
      ))}
    </div>
  );
}
