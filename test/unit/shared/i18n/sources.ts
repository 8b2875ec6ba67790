import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

export const ROOT = resolve(import.meta.dirname, '../../../..');

/** The parsed sources under some folders of a tree; folders that do not exist yet have none. */
export function sources(folders: readonly string[], root = ROOT): ts.SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => under(join(root, folder), root));
}

function under(folder: string, root: string): ts.SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return under(path, root);
    return /\.tsx?$/.test(entry.name)
      ? [parse(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'))]
      : [];
  });
}

export function parse(name: string, text: string): ts.SourceFile {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind);
}

/** Every node below and including this one. */
export function visit(node: ts.Node, seen: (node: ts.Node) => void): void {
  seen(node);
  ts.forEachChild(node, (child) => visit(child, seen));
}
