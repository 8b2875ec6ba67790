import { classes, useWords } from '../../ui/index';

/** From the top: a layer of the four, and which of the seven it holds. */
const FOUR = [
  { id: 'application', seven: ['application', 'presentation', 'session'] },
  { id: 'transport', seven: ['transport'] },
  { id: 'internet', seven: ['network'] },
  { id: 'link', seven: ['link', 'physical'] },
] as const;
const SEVEN = FOUR.flatMap((four) =>
  four.seven.map((id, i) => ({ id, four: i === 0 ? four : null, of: four.id })),
);

/** Both pictures of the layers as one table: the four span the seven they stand for. */
export function Stack() {
  const { t } = useWords();
  return (
    <section>
      <h3>{t('layers.stack.title')}</h3>
      <div className="layers-scroll">
        <table className="layers-stack">
          <caption className="visually-hidden">{t('layers.stack.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('layers.stack.seven')}</th>
              <th scope="col">{t('layers.stack.four')}</th>
              <th scope="col">{t('layers.stack.what')}</th>
              <th scope="col">{t('layers.stack.who')}</th>
            </tr>
          </thead>
          <tbody>
            {SEVEN.map(({ id, four, of }, i) => (
              <tr
                key={id}
                className={classes(four !== null && 'layers-first', of === 'transport' && 'layers-border')}
              >
                <td className="layers-osi">
                  <span className="figures">{SEVEN.length - i}</span> {t(`layers.stack.osi.${id}`)}
                </td>
                {four !== null && (
                  <>
                    <th scope="row" rowSpan={four.seven.length} className={`layers-name layers-${four.id}`}>
                      {t(`layers.stack.name.${four.id}`)}
                    </th>
                    <td rowSpan={four.seven.length}>{t(`layers.stack.does.${four.id}`)}</td>
                    <td rowSpan={four.seven.length}>{t(`layers.stack.by.${four.id}`)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="layers-socket">{t('layers.stack.socket')}</p>
    </section>
  );
}
