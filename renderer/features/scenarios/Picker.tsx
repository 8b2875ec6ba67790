import { scenarioWords } from '@shared/i18n/scenarioWords';
import { SCENARIO_IDS, type ScenarioId } from '@shared/scenarios/outlines';
import { Command } from 'cmdk';
import { Badge, Dialog, useWords } from '../../ui/index';
import { fits } from './find';
import { numberOf } from './progress';

/** All scenarios, to choose one: arrows and Enter, or type to find. */
export function Picker(props: {
  readonly running: ScenarioId | null;
  readonly onChoose: (scenario: ScenarioId) => void;
  readonly onClose: () => void;
}) {
  const { running, onChoose, onClose } = props;
  const { t } = useWords();
  return (
    <Dialog
      open
      wide
      top
      onClose={onClose}
      title={t('scenario.picker.title')}
      lead={t('scenario.picker.lead')}
      closeLabel={t('common.close')}
    >
      <Command
        className="picker"
        label={t('scenario.picker.find')}
        loop
        filter={(_id, search, texts) => fits(search, texts ?? [])}
      >
        <Command.Input className="picker-input" autoFocus placeholder={t('scenario.picker.find')} />
        <Command.List className="picker-list" label={t('scenario.picker.title')}>
          <Command.Empty className="picker-empty">{t('scenario.picker.none')}</Command.Empty>
          {SCENARIO_IDS.map((id) => {
            const { title, learn } = scenarioWords(id, t);
            return (
              <Command.Item
                key={id}
                className="picker-item"
                value={id}
                keywords={[String(numberOf(id)), title, learn, id]}
                onSelect={() => onChoose(id)}
              >
                <span className="picker-number figures">{numberOf(id)}</span>
                <span className="picker-title">{title}</span>
                {id === running && (
                  <Badge tone="ok" filled>
                    {t('scenario.picker.running')}
                  </Badge>
                )}
                <span className="picker-learn">{learn}</span>
              </Command.Item>
            );
          })}
        </Command.List>
      </Command>
    </Dialog>
  );
}
