import { useWords } from '../../ui/index';

/** The tabs of the views: one of them is in the order of Tab, arrow keys go on to the next. */
export function WireTabs<Id extends string>(props: {
  readonly views: readonly { readonly id: Id; readonly name: string }[];
  readonly view: Id;
  readonly onView: (view: Id) => void;
  /** What the ids of the tabs begin with. */
  readonly prefix: string;
}) {
  const { views, view, onView, prefix } = props;
  const { t } = useWords();
  const move = (step: number): void => {
    const at = views.findIndex(({ id }) => id === view);
    const next = views[(at + step + views.length) % views.length];
    if (next === undefined) return;
    onView(next.id);
    document.getElementById(`${prefix}-${next.id}`)?.focus();
  };
  return (
    <div className="wire-tabs" role="tablist" aria-label={t('wire.views')}>
      {views.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${prefix}-${id}`}
          aria-selected={id === view}
          aria-controls={`${prefix}-panel`}
          tabIndex={id === view ? 0 : -1}
          onClick={() => onView(id)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            move(step);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
