/** Workspaces that were opened or saved last. */
import { readFileSync } from 'node:fs';
import { RECENT_WORKSPACES, workspaceNoticeSchema } from '@shared/contract/workspace';
import writeFileAtomic from 'write-file-atomic';

const recentSchema = workspaceNoticeSchema.shape.recent;
export type RecentFile = ReturnType<typeof recentSchema.parse>[number];

export class RecentFiles {
  list: readonly RecentFile[];
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly file: string) {
    this.list = read(file);
  }

  add(file: string): void {
    this.keep([{ file, at: Date.now() }, ...this.list.filter((each) => each.file !== file)]);
  }

  forget(file: string): void {
    this.keep(this.list.filter((each) => each.file !== file));
  }

  close(): Promise<unknown> {
    return this.writing;
  }

  private keep(list: readonly RecentFile[]): void {
    this.list = list.slice(0, RECENT_WORKSPACES);
    const text = `${JSON.stringify(this.list, null, 2)}\n`;
    // A list that cannot be kept costs nobody his work.
    this.writing = this.writing.then(() => writeFileAtomic(this.file, text)).catch(() => undefined);
  }
}

function read(file: string): readonly RecentFile[] {
  try {
    return recentSchema.catch([]).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
