import { marked, type Token, type Tokens } from 'marked';
import { createContext, Fragment, type ReactNode, useContext, useMemo } from 'react';
import { pageOf, pictureUrl } from './pages';

/** Opens another page of the guide. */
const OpenPage = createContext<(page: string) => void>(() => undefined);

/**
 * What the guide is written in: headings, paragraphs, lists, tables, code, pictures, and links between its pages. Nothing
 * becomes HTML unseen.
 */
export function Markdown(props: { readonly text: string; readonly onPage: (page: string) => void }) {
  const { text, onPage } = props;
  const tokens = useMemo(() => marked.lexer(text), [text]);
  return <OpenPage value={onPage}>{blocks(tokens)}</OpenPage>;
}

/** A button: there is no address that it could lead to. */
function PageLink({ page, children }: { readonly page: string; readonly children: ReactNode }) {
  const open = useContext(OpenPage);
  return (
    <button type="button" className="guide-link" onClick={() => open(page)}>
      {children}
    </button>
  );
}

function blocks(tokens: readonly Token[]): ReactNode {
  // The order of a text never changes.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return tokens.map((token, index) => <Fragment key={index}>{block(token)}</Fragment>);
}

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'heading': {
      const heading = token as Tokens.Heading;
      return heading.depth === 1 ? <h3>{inline(heading.tokens)}</h3> : <h4>{inline(heading.tokens)}</h4>;
    }
    case 'paragraph':
      return <p>{inline((token as Tokens.Paragraph).tokens)}</p>;
    case 'text':
      return inline((token as Tokens.Text).tokens ?? [token]);
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
        <pre tabIndex={0}>
          <code>{(token as Tokens.Code).text}</code>
        </pre>
      );
    case 'list': {
      const list = token as Tokens.List;
      const items = list.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of a text never changes
        <li key={index}>{blocks(item.tokens)}</li>
      ));
      return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Table table={token as Tokens.Table} />;
    default:
      return null;
  }
}

function Table({ table }: { readonly table: Tokens.Table }) {
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
            <th key={index} scope="col">
              {inline(cell.tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows do not move
          <tr key={at}>
            {row.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
              <td key={index}>{inline(cell.tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inline(tokens: readonly Token[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the order of a text never changes
  return tokens.map((token, index) => <Fragment key={index}>{span(token)}</Fragment>);
}

function span(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline((token as Tokens.Strong).tokens)}</strong>;
    case 'em':
      return <em>{inline((token as Tokens.Em).tokens)}</em>;
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'image': {
      const { href, text } = token as Tokens.Image;
      const url = pictureUrl(href);
      return url === undefined ? text : <img src={url} alt={text} loading="lazy" />;
    }
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      const page = pageOf(href);
      return page === undefined ? inline(tokens) : <PageLink page={page}>{inline(tokens)}</PageLink>;
    }
    case 'br':
      return <br />;
    default:
      return 'text' in token && typeof token.text === 'string' ? token.text : null;
  }
}
