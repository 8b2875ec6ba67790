import ts from 'typescript';
import { visit } from './sources';

/** Which of the keys some sources read: as a literal anywhere, or as a template such as `explain.${id}.title`. */
export function usedKeys(files: readonly ts.SourceFile[], keys: readonly string[]): Set<string> {
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  for (const file of files) {
    visit(file, (node) => {
      if (ts.isStringLiteralLike(node)) literals.add(node.text);
      else if (ts.isTemplateExpression(node) && /^\w+\./.test(node.head.text)) patterns.push(pattern(node));
    });
  }
  return new Set(keys.filter((key) => literals.has(key) || patterns.some((each) => each.test(key))));
}

/** A variable part stands for one or more steps of a key. */
function pattern({ head, templateSpans }: ts.TemplateExpression): RegExp {
  const parts = [head.text, ...templateSpans.map((span) => span.literal.text)];
  return new RegExp(`^${parts.map((part) => part.replaceAll('.', '[.]')).join('[\\w.-]+')}$`);
}
