import { useEffect, useRef, useState } from 'react';
import { Dialog, Input, useWords } from '../../ui/index';
import { Markdown } from './Markdown';
import { findPages, type GuidePage, guidePages, SECTIONS } from './pages';

export interface GuideProps {
  /** The page to begin with; the first one if there is none of this name. */
  readonly start?: string | undefined;
  readonly onClose: () => void;
}

/** The user guide: its pages on the left, one of them beside. It is part of the app and needs no network. */
export function Guide({ start, onClose }: GuideProps) {
  const { t, language } = useWords();
  const pages = guidePages(language);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(start ?? pages[0]?.id);
  const body = useRef<HTMLElement>(null);
  const found = findPages(pages, query);
  const page = found.find(({ id }) => id === chosen) ?? found[0];

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [page?.id]);

  /** A link may lead to a page that the search has left out. */
  const follow = (id: string): void => {
    setQuery('');
    setChosen(id);
    // The button that was pressed goes with its page.
    body.current?.focus();
  };

  return (
    <Dialog open page top onClose={onClose} title={t('guide.title')} closeLabel={t('common.close')}>
      <div className="guide">
        <nav className="guide-pages" aria-label={t('guide.pages')}>
          <Input
            type="search"
            value={query}
            aria-label={t('guide.search')}
            placeholder={t('guide.search')}
            onChange={(event) => setQuery(event.target.value)}
          />
          <Contents pages={found} current={page?.id} onChoose={setChosen} />
          {found.length === 0 && <p className="guide-none">{t('guide.nothing')}</p>}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get in */}
        <article ref={body} className="guide-text" tabIndex={0} aria-label={page?.title}>
          {page !== undefined && <Markdown text={page.text} onPage={follow} />}
        </article>
      </div>
    </Dialog>
  );
}

interface ContentsProps {
  readonly pages: readonly GuidePage[];
  readonly current: string | undefined;
  readonly onChoose: (page: string) => void;
}

function Contents({ pages, current, onChoose }: ContentsProps) {
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page shown is in sight, whoever chose it
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }, [current]);

  return (
    <div ref={list}>
      {SECTIONS.map((section) => {
        const own = pages.filter((page) => page.section === section);
        if (own.length === 0) return null;
        return (
          <section key={section} aria-label={t(`guide.section.${section}`)}>
            <h3 className="guide-section">{t(`guide.section.${section}`)}</h3>
            <ul>
              {own.map(({ id, title }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="guide-page"
                    aria-current={id === current ? 'page' : undefined}
                    onClick={() => onChoose(id)}
                  >
                    {title}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
