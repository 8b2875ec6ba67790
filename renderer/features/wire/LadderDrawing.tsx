import { memo } from 'react';
import { classes } from '../../ui/index';
import type { LadderModel } from './ladder';
import { thinned } from './ladderArrows';
import { ARROW_LABELS, isDrawn, packetOf, stubOf } from './ladderDrawn';
import { arrowPaths, handshakePaths, type LadderPlaces, markPath, SIDES } from './ladderShapes';
import { type Arrow, isOpen, type Step } from './ladderStep';
import type { Side } from './wireRow';

interface DrawingProps {
  readonly model: LadderModel;
  /** Lines that are drawn, as the model counts them. */
  readonly from: number;
  readonly to: number;
  readonly places: LadderPlaces;
  readonly lineHeight: number;
  /** Ends that live in this app. */
  readonly here: Readonly<Record<Side, boolean>>;
}

/** Lifelines, marks and arrows of the lines in view; arrows that pass through are cut by its edges. */
export function LadderDrawing({ model, from, to, places, lineHeight, here }: DrawingProps) {
  const top = (from - model.first) * lineHeight;
  const height = Math.max(0, to - from) * lineHeight;
  // From the first line there is, so that nothing is drawn again while it scrolls.
  const yOf = (line: number): number => (line - model.first + 0.5) * lineHeight;
  const steps: Step[] = [];
  for (let number = from; number < to; number++) {
    const line = model.line(number);
    if (line !== undefined && line.kind !== 'pause') steps.push(line);
  }
  return (
    <svg
      className="ladder-drawing"
      aria-hidden="true"
      width={places.width}
      height={height}
      style={{ transform: `translateY(${top}px)` }}
    >
      {SIDES.map((side) => (
        <line
          key={side}
          className={classes('ladder-life', `ladder-${side}`, !here[side] && 'ladder-elsewhere')}
          x1={places[side]}
          x2={places[side]}
          y1={0}
          y2={height}
        />
      ))}
      <g transform={`translate(0 ${-top})`}>
        {thinned(model.crossing(from, to - 1).filter(isDrawn), from, to - 1).map((arrow) => (
          <ArrowShape
            key={arrow.id}
            arrow={arrow}
            places={places}
            y1={yOf(arrow.from.line)}
            y2={yOf(arrow.to.line)}
          />
        ))}
        {steps.map((step) => (
          <StepShape
            key={step.line}
            step={step}
            places={places}
            y={yOf(step.line)}
            lineHeight={lineHeight}
            both={here.client && here.server}
            open={isOpen(step)}
            certain={step.certain}
          />
        ))}
      </g>
    </svg>
  );
}

const ArrowShape = memo(function ArrowShape(props: {
  readonly arrow: Arrow;
  readonly places: LadderPlaces;
  readonly y1: number;
  readonly y2: number;
}) {
  const { arrow, places, y1, y2 } = props;
  const from = { x: places[arrow.from.side], y: y1 };
  const to = { x: places[arrow.to.side], y: y2 };
  const { line, head } = arrowPaths(from, to);
  const label = ARROW_LABELS[arrow.kind];
  return (
    <g className={classes('ladder-arrow', `ladder-${arrow.from.side}`, `ladder-${arrow.kind}`)}>
      <path className="ladder-shaft" d={line} />
      <path className="ladder-head" d={head} />
      {label !== '' && (
        <text x={(from.x + to.x) / 2} y={(y1 + y2) / 2 + 3.5} textAnchor="middle">
          {label}
        </text>
      )}
    </g>
  );
});

/** `open` and `certain` are told beside the step, which changes in place. */
const StepShape = memo(function StepShape(props: {
  readonly step: Step;
  readonly places: LadderPlaces;
  readonly y: number;
  readonly lineHeight: number;
  readonly both: boolean;
  readonly open: boolean;
  readonly certain: boolean;
}) {
  const { step, places, y, lineHeight } = props;
  const { d, hollow } = markPath(step.evidence, { x: places[step.side], y });
  const paths = step.kind === 'handshake' ? handshakePaths(places, y, lineHeight) : stubOf(props);
  const packet = packetOf(step, places, y);
  return (
    <g className={`ladder-${step.side}`}>
      {packet !== null && (
        <g className={classes('ladder-arrow', 'ladder-packet', packet.isReset && 'ladder-rst')}>
          <path className="ladder-shaft" d={packet.line} />
          <path className="ladder-head" d={packet.head} />
          <text x={(places.client + places.server) / 2} y={y + 3.5} textAnchor="middle">
            {packet.label}
          </text>
        </g>
      )}
      {paths.map(({ line, head }) => (
        <g key={line} className="ladder-arrow ladder-stub">
          <path className="ladder-shaft" d={line} />
          {head !== '' && <path className="ladder-head" d={head} />}
        </g>
      ))}
      <path className={classes('ladder-mark', hollow && 'ladder-hollow')} d={d} />
    </g>
  );
});
