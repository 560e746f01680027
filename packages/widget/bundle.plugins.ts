import { minify } from 'terser';
import type { Plugin } from 'vite';
import { internalNames } from '../sdk/internalNames.ts';
import { internalNames as widgetNames } from './internalNames.ts';

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
        .replace(/--_[\w-]+/g, shortProperty)
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

/** Private custom properties, in every file alike. Who adds one names it here, or it stays as long as it is. */
const privateProperties = [
  'accent',
  'accent-text',
  'danger',
  'flip',
  'good',
  'large',
  'line',
  'on-accent',
  'quiet',
  'raised',
  'safe-bottom',
  'safe-top',
  'small',
  'sunken',
  'surface',
  'target',
  'text',
  'tint',
];

function shortProperty(property: string): string {
  const at = privateProperties.indexOf(property.slice(3));
  return at < 0 ? property : `--_${String.fromCharCode(97 + at)}`;
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

/** Members that nobody outside sees get short names, the same in every file. */
export function shortInternalNames(): Plugin {
  const names = [...internalNames, ...widgetNames];
  // No member has such a name of its own.
  const short = (n: number) =>
    `${String.fromCharCode(65 + (n % 26))}${n < 26 ? '' : String(Math.floor(n / 26))}`;
  const shortOf = new Map<string, string>(names.map((name, n) => [name, short(n)]));
  const props = Object.fromEntries([...shortOf].map(([name, instead]) => [`$${name}`, instead]));
  const mangle = { properties: { regex: new RegExp(`^(?:${names.join('|')})$`) } };
  return {
    name: 'shopbell:short-internal-names',
    enforce: 'post',
    async transform(code, id) {
      if (!/\/packages\/(?:sdk|widget)\/src\//.test(id)) return null;
      const nameCache = { props: { props: { ...props } } };
      const shortened = await minify(code, { module: true, compress: false, mangle, nameCache });
      // Properties that a template sets.
      const inTemplates = (shortened.code ?? code).replace(
        /(?<=\s\.)(\w+)(?==\$\{)/g,
        (name) => shortOf.get(name) ?? name,
      );
      return { code: inTemplates, map: null };
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
          // Nobody calls one of our functions with `new`, or asks how many arguments it has.
          compress: {
            ecma: 2020,
            passes: 3,
            keep_fargs: false,
            lhs_constants: false,
            unsafe_arrows: true,
            unsafe_methods: true,
          },
          format: { ecma: 2020 },
        });
        if (code === undefined) throw new Error(`${chunk.fileName} could not be minified.`);
        chunk.code = code;
      }
    },
  };
}
