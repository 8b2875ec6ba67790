import { arrowLines, stateWords } from '@shared/i18n/stateWords';
import { ARROWS, DIAGRAM, type DiagramNode, NODE, NODES, type NodeId } from '@shared/tcp/diagram';
import { type DiagramLight, lightDiagram } from '@shared/tcp/diagramLight';
import { useMemo, useState } from 'react';
import { classes, useWords } from '../../ui/index';
import { visitsOfEnd } from './visits';
import type { Side } from './wireRow';
import type { WireViewProps } from './wireView';

/** Room above and below the drawing for the labels at its rims. */
const EDGE = 8;

const SIDES: readonly Side[] = ['client', 'server'];

/** The diagram of RFC 9293: where both ends are, the way they took, solid where it was seen, dashed where inferred. */
export function StatesView({ rows, choice: { kernel } }: WireViewProps) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<DiagramNode | null>(null);
  const lights = useMemo<Readonly<Record<Side, DiagramLight>>>(
    () => ({
      client: lightDiagram(visitsOfEnd(rows, 'client', kernel.client)),
      server: lightDiagram(visitsOfEnd(rows, 'server', kernel.server)),
    }),
    [rows, kernel],
  );
  const explained = chosen ?? currentNode(lights);
  return (
    <div className="states-view">
      <div className="states-scroll">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose nodes can be chosen */}
        <svg
          className="states-diagram"
          viewBox={`0 ${-EDGE} ${DIAGRAM.width} ${DIAGRAM.height + 2 * EDGE}`}
          role="group"
          aria-label={t('wire.states.title')}
        >
          <defs>
            <marker
              id="states-head"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" className="states-head" />
            </marker>
          </defs>
          {ARROWS.map((arrow) => {
            const light = SIDES.map((side) => lights[side].arrows.get(arrow.id) ?? null);
            const best = light.includes('seen') ? 'seen' : light.includes('inferred') ? 'inferred' : 'dark';
            return (
              <g
                key={arrow.id}
                className={classes('states-arrow', `states-${best}`, !arrow.usual && 'states-unusual')}
              >
                <line
                  x1={arrow.start.x}
                  y1={arrow.start.y}
                  x2={arrow.end.x}
                  y2={arrow.end.y}
                  markerEnd="url(#states-head)"
                />
                <text x={arrow.text.x} y={arrow.label.y} textAnchor={arrow.text.anchor}>
                  {arrowLines(arrow, t).map((line, i) => (
                    <tspan key={line} x={arrow.text.x} dy={i === 0 ? -2 : 12}>
                      {line}
                    </tspan>
                  ))}
                </text>
              </g>
            );
          })}
          {NODES.map((node) => (
            <Node
              key={node.id}
              node={node}
              lights={lights}
              isChosen={explained?.id === node.id}
              onChoose={() => setChosen(node)}
            />
          ))}
        </svg>
      </div>
      {explained !== null && <Explained node={explained} />}
    </div>
  );
}

function Node(props: {
  readonly node: DiagramNode;
  readonly lights: Readonly<Record<Side, DiagramLight>>;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { node, lights, isChosen, onChoose } = props;
  const { t } = useWords();
  const found = SIDES.map((side) => ({ side, light: lights[side].nodes.get(node.id) }));
  const current = found.filter(({ light }) => light?.current === true);
  const best = found.some(({ light }) => light?.light === 'seen')
    ? 'seen'
    : found.some(({ light }) => light !== undefined)
      ? 'inferred'
      : 'dark';
  const where = current.map(({ side }) => t(`wire.states.is.${side}`)).join(', ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: inside a drawing
    <g
      className={classes(
        'states-node',
        `states-${best}`,
        current.length > 0 && 'states-current',
        isChosen && 'states-chosen',
      )}
      role="button"
      tabIndex={0}
      aria-label={[node.state, t(`wire.states.${best}`), where].filter((part) => part !== '').join(' · ')}
      aria-pressed={isChosen}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose();
      }}
    >
      <rect
        x={node.x - NODE.width / 2}
        y={node.y - NODE.height / 2}
        width={NODE.width}
        height={NODE.height}
        rx={4}
      />
      <text x={node.x} y={node.y + 4} textAnchor="middle">
        {node.state}
      </text>
      {current.map(({ side }) => (
        <g key={side} className={`states-mark states-mark-${side}`}>
          <circle cx={node.x + (side === 'client' ? -NODE.width / 2 : NODE.width / 2)} cy={node.y} r={8} />
          <text
            x={node.x + (side === 'client' ? -NODE.width / 2 : NODE.width / 2)}
            y={node.y + 3.5}
            textAnchor="middle"
          >
            {t(`wire.states.letter.${side}`)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Explained({ node }: { node: DiagramNode }) {
  const { t } = useWords();
  const { meaning, next, notes } = stateWords(node.state, t);
  return (
    <div className="states-words">
      <h4 className="mono">{node.state}</h4>
      <p>{meaning}</p>
      <p>{next}</p>
      {notes.map((note) => (
        <p key={note} className="states-note">
          {note}
        </p>
      ))}
      <p className="states-note">{t('wire.states.legend')}</p>
    </div>
  );
}

/** Where the client is now, or else the server. */
function currentNode(lights: Readonly<Record<Side, DiagramLight>>): DiagramNode | null {
  for (const side of SIDES) {
    for (const [id, { current }] of lights[side].nodes) if (current) return nodeOf(id);
  }
  return null;
}

function nodeOf(id: NodeId): DiagramNode | null {
  return NODES.find((node) => node.id === id) ?? null;
}
