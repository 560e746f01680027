import type { HttpCall } from '../http/callHttp.ts';

type Call<Result> = Pick<HttpCall<Result>, 'body' | 'blob' | 'expect'> & {
  readonly method?: HttpCall<Result>['method'];
  readonly ifVersion?: number | undefined;
};

/** Asks a path under `/v1`. */
export type AdminCall = <Result>(path: string, call: Call<Result>) => Promise<Result>;

/** A path with an id as its last part. */
export function at(path: string, id: string): string {
  return `${path}/${encodeURIComponent(id)}`;
}

type Value = string | number | readonly string[] | undefined;

/** `?a=1&b=x,y`; what is undefined is left out. */
export function query<T extends { readonly [Name in keyof T]: Value }>(values: T): string {
  const given = Object.entries<Value>(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
