import { EVIDENCE_MARKS } from '@shared/contract/events';
import { formatNumber } from '@shared/i18n/format';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton, useWords } from '../../ui/index';
import type { WireSegment } from './wireSegments';

/** Which of the captured segments is looked at, and how to come to its neighbours. */
export function HeaderSegment(props: {
  readonly segments: readonly WireSegment[];
  readonly segment: WireSegment;
  readonly onChoose: (segment: WireSegment) => void;
}) {
  const { segments, segment, onChoose } = props;
  const { t, language } = useWords();
  const at = segments.indexOf(segment);
  const [earlier, later] = [segments[at - 1], segments[at + 1]];
  return (
    <div className="header-segment">
      <IconButton
        small
        label={t('wireHeader.earlier')}
        icon={<ChevronLeft />}
        disabled={earlier === undefined}
        onClick={() => earlier !== undefined && onChoose(earlier)}
      />
      <span className="figures">
        {EVIDENCE_MARKS.wire}{' '}
        {t('wireHeader.segment', {
          n: formatNumber(at + 1, language),
          total: formatNumber(segments.length, language),
        })}{' '}
        · {t(`wireHeader.from.${segment.sender}`)}
      </span>
      <IconButton
        small
        label={t('wireHeader.later')}
        icon={<ChevronRight />}
        disabled={later === undefined}
        onClick={() => later !== undefined && onChoose(later)}
      />
    </div>
  );
}
