import { useWords } from '../../ui/index';
import { roleWords } from './roles';

/** A pane of the scenario, as its texts and as the dock call it. */
export interface CastMember {
  readonly role: string;
  readonly session: number;
  /** What the pane is called. */
  readonly title: string;
  /** Of a server: where it listens. */
  readonly port: number | null;
  /** CSS colour of the pane's tab. */
  readonly colour: string;
}

/** The panes of the scenario: each shows its pane. */
export function Cast(props: {
  readonly members: readonly CastMember[];
  readonly onShow: (session: number) => void;
}) {
  const { members, onShow } = props;
  const { t } = useWords();
  if (members.length === 0) return null;
  return (
    <ul className="cast" aria-label={t('scenario.panes')}>
      {members.map(({ role, session, title, port, colour }) => (
        <li key={session}>
          <button
            type="button"
            className="cast-member"
            aria-label={t('scenario.pane', { role: roleWords(role, t), title })}
            title={title}
            onClick={() => onShow(session)}
          >
            <span className="cast-dot" style={{ background: colour }} aria-hidden="true" />
            {roleWords(role, t)}
            {port !== null && <span className="cast-port mono">:{port}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
