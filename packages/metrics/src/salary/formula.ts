import { Fraction } from 'fraction.js';
import jsep from 'jsep';

/** Why a text is no formula. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
}

/** What a formula computes with: exact fractions, so that no cent is lost. */
export type Values = ReadonlyMap<string, Fraction>;

/** Why a formula has no result. */
export class DivisionByZero extends Error {
  override readonly name = 'DivisionByZero';
}

export interface Formula {
  readonly text: string;
  /** The names it uses, each once. */
  readonly names: readonly string[];
  /** @throws DivisionByZero; RangeError if a name has no value */
  result(values: Values): Fraction;
}

type Evaluate = (values: Values) => Fraction;

/** Long formulas are nobody's salary. */
const longest = 1000;
const plainNumber = /^\d{1,12}(?:\.\d{1,6})?$/;
const truth = (holds: boolean): Fraction => new Fraction(holds ? 1 : 0);

const operators: Readonly<Record<string, (left: Fraction, right: Fraction) => Fraction>> = {
  '+': (left, right) => left.add(right),
  '-': (left, right) => left.sub(right),
  '*': (left, right) => left.mul(right),
  '/': (left, right) => {
    if (right.equals(0)) throw new DivisionByZero('A formula divides by zero.');
    return left.div(right);
  },
  '<': (left, right) => truth(left.lt(right)),
  '<=': (left, right) => truth(left.lte(right)),
  '>': (left, right) => truth(left.gt(right)),
  '>=': (left, right) => truth(left.gte(right)),
  '==': (left, right) => truth(left.equals(right)),
  '!=': (left, right) => truth(!left.equals(right)),
};

const functions: Readonly<Record<string, (values: readonly [Fraction, ...Fraction[]]) => Fraction>> = {
  min: (values) => values.reduce((least, value) => (value.lt(least) ? value : least)),
  max: (values) => values.reduce((most, value) => (value.gt(most) ? value : most)),
  round: ([value]) => value.round(),
  floor: ([value]) => value.floor(),
};

/**
 * Reads a formula: numbers, names, `+ - * /`, comparisons, `condition ? this : that`, `min`, `max`, `round`, `floor`.
 * Nothing of it is ever run as code.
 * @param whyNot why a name is none that the formula may use; undefined if it may
 * @throws FormulaError
 */
export function readFormula(text: string, whyNot: (name: string) => string | undefined): Formula {
  if (text.length > longest) throw new FormulaError(`A formula has at most ${longest} characters.`);
  const names = new Set<string>();
  const evaluate = compile(parse(text), (name) => {
    const reason = whyNot(name);
    if (reason !== undefined) throw new FormulaError(reason);
    names.add(name);
  });
  return { text, names: [...names], result: evaluate };
}

function parse(text: string): jsep.Expression {
  try {
    return jsep(text);
  } catch (error) {
    throw new FormulaError(error instanceof Error ? error.message : 'This cannot be read.');
  }
}

function compile(node: jsep.Expression, uses: (name: string) => void): Evaluate {
  const inner = (part: unknown): Evaluate => {
    if (!isExpression(part)) throw new FormulaError('Something is missing.');
    return compile(part, uses);
  };
  switch (node.type) {
    case 'Literal':
      return literal(node['raw']);
    case 'Identifier':
      return named(textIn(node, 'name'), uses);
    case 'BinaryExpression': {
      const operator = textIn(node, 'operator');
      const apply = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
      if (!apply) throw new FormulaError(`There is no operator ${operator}.`);
      const [left, right] = [inner(node['left']), inner(node['right'])];
      return (values) => apply(left(values), right(values));
    }
    case 'UnaryExpression': {
      if (node['operator'] !== '-')
        throw new FormulaError(`There is no operator ${textIn(node, 'operator')}.`);
      const argument = inner(node['argument']);
      return (values) => argument(values).neg();
    }
    case 'ConditionalExpression': {
      const [test, yes, no] = [inner(node['test']), inner(node['consequent']), inner(node['alternate'])];
      return (values) => (test(values).equals(0) ? no(values) : yes(values));
    }
    case 'CallExpression':
      return call(node, inner);
    default:
      throw new FormulaError(`A formula cannot contain this: ${node.type}.`);
  }
}

function literal(raw: unknown): Evaluate {
  if (typeof raw !== 'string' || !plainNumber.test(raw))
    throw new FormulaError(`Not a number: ${String(raw)}.`);
  const value = new Fraction(raw);
  return () => value;
}

function named(name: string, uses: (name: string) => void): Evaluate {
  uses(name);
  return (values) => {
    const value = values.get(name);
    if (!value) throw new RangeError(`No value for ${name}.`);
    return value;
  };
}

function call(node: jsep.Expression, inner: (part: unknown) => Evaluate): Evaluate {
  const { callee, arguments: given } = node;
  const name = isExpression(callee) && callee.type === 'Identifier' ? textIn(callee, 'name') : '';
  const apply = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!apply) throw new FormulaError(noFunction(name));
  const [first, ...others] = Array.isArray(given) ? given.map(inner) : [];
  if (!first) throw new FormulaError(`${name} of nothing.`);
  return (values) => apply([first(values), ...others.map((other) => other(values))]);
}

function noFunction(name: string): string {
  const known = 'There are min, max, round and floor';
  if (name.toLowerCase() === 'if') return `${known}, and no if: write condition ? this : that.`;
  return name === '' ? `${known}.` : `${known}, and no ${name}.`;
}

function textIn(node: jsep.Expression, key: string): string {
  const value = node[key];
  return typeof value === 'string' ? value : '';
}

const isExpression = (value: unknown): value is jsep.Expression =>
  typeof value === 'object' && value !== null && 'type' in value;
