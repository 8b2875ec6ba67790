import { type RefObject, type UIEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { LineHeight } from './ladderShapes';

/** This close to the end counts as being there. */
const END_SLACK = 8;

export interface LadderScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** What is in view: lines and arrows are drawn for the same place in the same moment. */
  readonly view: { readonly top: number; readonly width: number; readonly height: number };
  /** The newest line stays in view. */
  readonly following: boolean;
  readonly follow: () => void;
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void;
  /** Brings a line into view, by its place among the lines there are. */
  readonly show: (index: number) => void;
}

/**
 * The place in a list of lines of one height. Not the library of the other lists: the arrows have to be drawn for
 * exactly the lines that are, also those that begin and end out of view.
 */
export function useLadderScroll(lines: {
  readonly first: number;
  readonly count: number;
  readonly lineHeight: LineHeight;
}): LadderScroll {
  const { first, count, lineHeight } = lines;
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [scrolled, setScrolled] = useState(0);
  const [following, setFollowing] = useState(true);
  const total = count * lineHeight;
  const end = Math.max(0, total - size.height);
  const top = following ? end : Math.min(scrolled, end);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const scrollTo = useCallback((to: number): void => {
    setScrolled(to);
    if (scroller.current !== null) scroller.current.scrollTop = to;
  }, []);

  // The line that was at the top stays there when lines before it are forgotten, and when lines change their height.
  const before = useRef({ first, lineHeight });
  useLayoutEffect(() => {
    const old = before.current;
    before.current = { first, lineHeight };
    if (following) {
      if (scroller.current !== null) scroller.current.scrollTop = end;
    } else if (old.first !== first || old.lineHeight !== lineHeight) {
      const line = scrolled / old.lineHeight - (first > old.first ? first - old.first : 0);
      scrollTo(Math.max(0, line * lineHeight));
    }
  }, [following, end, first, lineHeight, scrolled, scrollTo]);

  return {
    scroller,
    view: { top, ...size },
    following,
    follow: () => setFollowing(true),
    onScroll: ({ currentTarget }) => {
      setScrolled(currentTarget.scrollTop);
      // A box that changes its size scrolls by itself, before it is measured: nobody has left the end then.
      if (currentTarget.clientHeight === size.height)
        setFollowing(end - currentTarget.scrollTop <= END_SLACK);
    },
    show: (index) => {
      const [lineTop, lineEnd] = [index * lineHeight, (index + 1) * lineHeight];
      // Somebody who looks at a line does not want it to run away.
      setFollowing(index === count - 1 || total <= size.height);
      if (lineTop < top) scrollTo(lineTop);
      else if (lineEnd > top + size.height) scrollTo(lineEnd - size.height);
      else scrollTo(top);
    },
  };
}
