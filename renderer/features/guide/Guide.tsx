import { useEffect, useRef, useState } from 'react';
import { Dialog, Input, useWords } from '../../ui/index';
import { Markdown } from './Markdown';
import { findPages, guidePages } from './pages';

/** The user guide: its pages on the left, one of them beside. It is part of the app and needs no network. */
export function Guide({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useWords();
  const pages = guidePages(language);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(pages[0]?.id);
  const body = useRef<HTMLElement>(null);
  const found = findPages(pages, query);
  const page = found.find(({ id }) => id === chosen) ?? found[0];

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [page?.id]);

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
          <ul>
            {found.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  className="guide-page"
                  aria-current={id === page?.id ? 'page' : undefined}
                  onClick={() => setChosen(id)}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
          {found.length === 0 && <p className="guide-none">{t('guide.nothing')}</p>}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get in */}
        <article ref={body} className="guide-text" tabIndex={0} aria-label={page?.title}>
          {page !== undefined && <Markdown text={page.text} />}
        </article>
      </div>
    </Dialog>
  );
}
