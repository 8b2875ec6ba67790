import ts from 'typescript';
import { visit } from './sources';

/** Attributes that people read or hear. */
const READ_ATTRIBUTES = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
  'description',
  'heading',
]);
/** The same for properties of menus and message boxes. */
const READ_PROPERTIES = new Set([
  'label',
  'sublabel',
  'toolTip',
  'message',
  'detail',
  'title',
  'buttons',
  'buttonLabel',
  'checkboxLabel',
  'nameFieldLabel',
]);
/** These are read wherever they stand in a host; the others only inside a call that shows something. */
const MENU_PROPERTIES = new Set(['label', 'sublabel', 'toolTip', 'buttons']);
const READ_DOM_PROPERTIES = /^(document[.]title|.+[.](textContent|innerText|ariaLabel))$/;

/** Calls whose arguments a person reads. */
const PRINTS =
  /^console[.]\w+$|(^|[.])(stdout|stderr)[.](write|end)$|(^|[.])dialog[.]show\w+$|[.](setTitle|setToolTip)$/;
/** Words of a command line library, by which argument holds them. */
const DESCRIBES: Readonly<Record<string, number>> = {
  description: 0,
  summary: 0,
  option: 1,
  argument: 1,
  error: 0,
};

export interface Finding {
  readonly where: string;
  readonly text: string;
}

/** Human text written into the source instead of the catalogue. Pages are `.tsx`; hosts print and show menus. */
export function hardCodedText(file: ts.SourceFile, kind: 'page' | 'host'): Finding[] {
  const findings: Finding[] = [];
  const report = (node: ts.Node | undefined) => {
    for (const literal of node === undefined ? [] : literals(node)) {
      if (hasWords(literal.text))
        findings.push({ where: place(file, literal.node), text: literal.text.trim() });
    }
  };
  visit(file, (node) => {
    if (ts.isJsxText(node)) report(node);
    else if (ts.isJsxExpression(node) && isChild(node)) report(node.expression);
    else if (ts.isJsxAttribute(node) && READ_ATTRIBUTES.has(node.name.getText(file)))
      report(node.initializer);
    else if (isAssignment(node) && READ_DOM_PROPERTIES.test(node.left.getText(file))) report(node.right);
    else if (kind === 'host') host(node, file, report);
  });
  return findings;
}

function host(node: ts.Node, file: ts.SourceFile, report: (node: ts.Node | undefined) => void): void {
  if (ts.isPropertyAssignment(node) && MENU_PROPERTIES.has(propertyName(node)) && !insidePrint(node, file)) {
    report(node.initializer);
  }
  if (!ts.isCallExpression(node)) return;
  if (PRINTS.test(node.expression.getText(file))) for (const argument of node.arguments) report(argument);
  else if (ts.isPropertyAccessExpression(node.expression)) {
    const at = DESCRIBES[node.expression.name.text];
    if (at !== undefined) report(node.arguments[at]);
  }
}

/** Its texts are reported with the call. */
function insidePrint(node: ts.Node, file: ts.SourceFile): boolean {
  const call = ts.findAncestor(node, ts.isCallExpression);
  return call !== undefined && PRINTS.test(call.expression.getText(file));
}

interface Literal {
  readonly node: ts.Node;
  readonly text: string;
}

/** The texts an expression may come to, as far as they are written in it. Calls, such as `t(…)`, are not entered. */
function literals(node: ts.Node): Literal[] {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return [{ node, text: node.text }];
  if (ts.isTemplateExpression(node)) {
    const fixed = [node.head, ...node.templateSpans.map((span) => span.literal)];
    const inner = node.templateSpans.flatMap((span) => literals(span.expression));
    return [{ node, text: fixed.map((part) => part.text).join('…') }, ...inner];
  }
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(literals);
  if (ts.isBinaryExpression(node)) return isComparison(node) ? [] : [node.left, node.right].flatMap(literals);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(literals);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties
      .filter(ts.isPropertyAssignment)
      .filter((property) => READ_PROPERTIES.has(propertyName(property)))
      .flatMap((property) => literals(property.initializer));
  }
  if (ts.isElementAccessExpression(node)) return literals(node.expression);
  if (isWrapper(node)) return node.expression === undefined ? [] : literals(node.expression);
  return [];
}

type Wrapper = ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.JsxExpression;

function isWrapper(node: ts.Node): node is Wrapper {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isJsxExpression(node)
  );
}

function isComparison({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.getText().includes('==');
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isChild(node: ts.JsxExpression): boolean {
  return ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
}

function propertyName(node: ts.PropertyAssignment): string {
  return ts.isComputedPropertyName(node.name) ? '' : node.name.text;
}

/** Letters that are not part of an escape sequence for the terminal. */
function hasWords(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
  return /\p{L}/u.test(text.replaceAll(/\x1b\[[\d;?…]*[A-Za-z]/g, ''));
}

function place(file: ts.SourceFile, node: ts.Node): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}
