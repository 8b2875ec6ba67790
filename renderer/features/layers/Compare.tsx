import { useWords } from '../../ui/index';

const PROTOCOLS = ['TCP', 'UDP'] as const;
const TOPICS = [
  'connection',
  'order',
  'borders',
  'loss',
  'flow',
  'header',
  'twoSends',
  'closedPort',
  'use',
] as const;

export function Compare() {
  const { t } = useWords();
  return (
    <section>
      <h3>{t('layers.compare.title')}</h3>
      <table className="layers-compare">
        <caption className="visually-hidden">{t('layers.compare.caption')}</caption>
        <thead>
          <tr>
            <td />
            {PROTOCOLS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TOPICS.map((topic) => (
            <tr key={topic}>
              <th scope="row">{t(`layers.compare.topic.${topic}`)}</th>
              <td>{t(`layers.compare.tcp.${topic}`)}</td>
              <td>{t(`layers.compare.udp.${topic}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="layers-aside">{t('layers.compare.note')}</p>
    </section>
  );
}
