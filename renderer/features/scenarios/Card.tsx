import type { ScenarioWords } from '@shared/i18n/scenarioWords';
import { BookOpenCheck, PencilLine } from 'lucide-react';
import { useId } from 'react';
import { useWords } from '../../ui/index';

/** Something to know beside what was seen, or what the course notes get wrong. */
export function Card({ card }: { readonly card: ScenarioWords['cards'][number] }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div role="note" className="card" data-kind={card.kind} aria-labelledby={id}>
      <p className="card-kind">
        {card.kind === 'correction' ? (
          <PencilLine aria-hidden="true" />
        ) : (
          <BookOpenCheck aria-hidden="true" />
        )}
        {t(`scenario.card.${card.kind}`)}
      </p>
      <h4 className="card-title" id={id}>
        {card.title}
      </h4>
      <p className="card-text">{card.text}</p>
    </div>
  );
}
