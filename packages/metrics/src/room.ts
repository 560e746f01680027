/** A column with more room. @param larger as long as it shall be, and empty */
export function doubled<A extends Float64Array | Int32Array | Uint8Array>(column: A, larger: A): A {
  larger.set(column);
  return larger;
}
