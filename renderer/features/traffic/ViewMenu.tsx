import { ENCODINGS } from '@shared/bytes/encoding';
import { BY_LINE, type Framing } from '@shared/framing/spec';
import { Eye, Pause, Play, RotateCcw } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { IconButton } from '../../ui/IconButton';
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuSeparator, MenuSub } from '../../ui/Menu';
import { useWords } from '../../ui/words';
import { FramingDialog } from './FramingDialog';
import { framingWords } from './framingWords';
import { COLUMNS, FORMS, TIMES } from './model/viewOptions';
import type { PaneView, ViewSettings } from './viewSettings';

const SHOWN = [...FORMS, 'raw'] as const;

/** How the rows of a pane are drawn: a button and its menu. */
export function ViewMenu({
  settings,
  isServer,
}: {
  readonly settings: ViewSettings;
  /** Rows of a server have a column for the connection. */
  readonly isServer: boolean;
}) {
  const { t } = useWords();
  const view = useSyncExternalStore(settings.subscribe, settings.get);
  const [isFraming, setFraming] = useState(false);
  const set = (change: Partial<PaneView>): void => settings.set(change);
  const columns = COLUMNS.filter((column) => isServer || column !== 'who');
  return (
    <>
      <Menu trigger={<IconButton label={t('traffic.view.label')} icon={<Eye />} />}>
        <MenuChoice
          label={t('traffic.view.bytes')}
          value={view.raw ? 'raw' : view.form}
          options={SHOWN.map((value) => ({ value, text: t(`traffic.view.form.${value}`) }))}
          onChange={(form) => set(form === 'raw' ? { raw: true } : { raw: false, form })}
        />
        <MenuSeparator />
        <RowsMenu framing={view.framing} set={set} onOther={() => setFraming(true)} />
        <MenuSub label={t('traffic.view.time')} value={t(`traffic.view.times.${view.time}`)}>
          <MenuChoice
            label={t('traffic.view.time')}
            value={view.time}
            options={TIMES.map((value) => ({ value, text: t(`traffic.view.times.${value}`) }))}
            onChange={(time) => set({ time })}
          />
        </MenuSub>
        <MenuSub label={t('traffic.view.encoding')} value={t(`traffic.view.encodings.${view.encoding}`)}>
          <MenuChoice
            label={t('traffic.view.encoding')}
            value={view.encoding}
            options={ENCODINGS.map((value) => ({ value, text: t(`traffic.view.encodings.${value}`) }))}
            onChange={(encoding) => set({ encoding })}
          />
        </MenuSub>
        <MenuSub label={t('traffic.view.columns')}>
          {columns.map((column) => (
            <MenuCheck
              key={column}
              checked={view.columns[column]}
              onChange={(isShown) => set({ columns: { ...view.columns, [column]: isShown } })}
            >
              {t(`traffic.view.column.${column}`)}
            </MenuCheck>
          ))}
        </MenuSub>
        <MenuItem icon={<RotateCcw />} onSelect={() => settings.reset()}>
          {t('traffic.view.reset')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={view.paused ? <Play /> : <Pause />} onSelect={() => set({ paused: !view.paused })}>
          {t(view.paused ? 'traffic.view.resume' : 'traffic.view.pause')}
        </MenuItem>
      </Menu>
      {isFraming && (
        <FramingDialog
          framing={view.framing ?? BY_LINE}
          onClose={() => setFraming(false)}
          onChoose={(framing) => {
            setFraming(false);
            set({ framing, raw: false });
          }}
        />
      )}
    </>
  );
}

function RowsMenu(props: {
  readonly framing: Framing | null;
  readonly set: (change: Partial<PaneView>) => void;
  readonly onOther: () => void;
}) {
  const { framing, set, onOther } = props;
  const { t } = useWords();
  const chunk = { value: 'chunk', text: t('traffic.view.chunk') } as const;
  const line = { value: 'line', text: t('traffic.view.framing.line') } as const;
  const isLine = framing?.kind === 'line';
  const other =
    framing === null || isLine ? [] : [{ value: 'other', text: framingWords(framing, t) } as const];
  return (
    <MenuSub label={t('traffic.view.rows')} value={framing === null ? chunk.text : framingWords(framing, t)}>
      <MenuChoice
        label={t('traffic.view.rows')}
        value={framing === null ? 'chunk' : isLine ? 'line' : 'other'}
        options={[chunk, line, ...other]}
        onChange={(value) => {
          if (value === 'chunk') set({ framing: null });
          else if (value === 'line') set({ framing: BY_LINE });
        }}
      />
      <MenuItem icon={<span className="menu-mark" />} onSelect={onOther}>
        {t('traffic.view.frame')}
      </MenuItem>
    </MenuSub>
  );
}
