import { minify } from 'terser';
import type { Plugin } from 'vite';
import { internalNames } from '../sdk/internalNames.ts';

/**
 * Takes comments and needless space out of the stylesheets and templates that stand in template strings: no minifier
 * looks into them. Only files of this package are touched; it relies on their being formatted by Prettier.
 */
export function shortTemplates(): Plugin {
  return {
    name: 'shopbell:short-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/widget\/src\/.*\.ts$/.test(id)) return null;
      const shortened = code
        .replace(
          /(css|Style =\s*)`([^`]*)`/g,
          (_all, before: string, css: string) => `${before}\`${shortCss(css)}\``,
        )
        // Between two tags or values, and before an attribute on a line of its own.
        .replace(/([>}])\n\s*(?=<|\$\{)/g, '$1')
        .replace(/\n\s+(?=[@.?]?[\w-]+=(?:\$\{|"))/g, ' ')
        .replace(/\n\s+(?=><|>\$\{)/g, '');
      return shortened === code ? null : { code: shortened, map: null };
    },
  };
}

function shortCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')
    .replace(/: /g, ':')
    .replace(/ !important/g, '!important')
    .replace(/;}/g, '}')
    .trim();
}

/** The panel goes on with the stylesheet that the loader made for the bell: it need not come twice. */
export function bellStyleOfLoader(): Plugin {
  return {
    name: 'shopbell:bell-style-of-loader',
    enforce: 'pre',
    load: (id) => (id.endsWith('/widget/src/bell/bellStyle.ts') ? "export const bellStyle = '';" : null),
  };
}

/**
 * What comes later is asked for by address, under the name of its file. A browser may remember that a module failed: another
 * attempt gets another address.
 */
export function laterByAddress(): Plugin {
  return {
    name: 'shopbell:later-by-address',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('/widget/src/parts/part.ts')
        ? `let attempts = '';
           export const part = (name) => import(/* @vite-ignore */ new URL(name + '.js' + attempts, import.meta.url).href)
             .catch((error) => { attempts += '?'; throw error; });`
        : null,
  };
}

/**
 * Lit's stylesheets are adopted, as the loader's is, whatever a page has put in the place of `Document` (MooTools does):
 * styles written into the page would come before the loader's, and a strict policy forbids them.
 */
export function adoptedStyles(): Plugin {
  return {
    name: 'shopbell:adopted-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/@lit/reactive-element/css-tag.js')) return null;
      const adopted = code.replace(/\w+\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/, 'true');
      if (adopted === code)
        throw new Error('Lit asks otherwise than before whether stylesheets can be adopted.');
      return { code: adopted, map: null };
    },
  };
}

/** Members of the SDK that nobody outside sees get short names here too, as in what it ships: about 300 bytes (gzip). */
export function shortInternalNames(): Plugin {
  // The same in every file, whichever comes first. No member has such a name of its own.
  const short = (n: number) =>
    `${String.fromCharCode(65 + (n % 26))}${n < 26 ? '' : String(Math.floor(n / 26))}`;
  const props = Object.fromEntries(internalNames.map((name, n) => [`$${name}`, short(n)]));
  const mangle = { properties: { regex: new RegExp(`^(?:${internalNames.join('|')})$`) } };
  return {
    name: 'shopbell:short-internal-names',
    enforce: 'post',
    async transform(code, id) {
      if (!/\/packages\/sdk\/src\//.test(id)) return null;
      const nameCache = { props: { props: { ...props } } };
      const shortened = await minify(code, { module: true, compress: false, mangle, nameCache });
      return { code: shortened.code ?? code, map: null };
    },
  };
}

/** A second minifier: Vite's own leaves about 300 bytes (gzip) in the panel that every customer would load. */
export function smaller(): Plugin {
  return {
    name: 'shopbell:smaller',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code } = await minify(chunk.code, {
          module: true,
          compress: { ecma: 2020, passes: 3 },
          format: { ecma: 2020 },
        });
        if (code === undefined) throw new Error(`${chunk.fileName} could not be minified.`);
        chunk.code = code;
      }
    },
  };
}
