/** The elements of a list, in its order, that what is selected begins and ends in; none where nothing of it is. */
export function selectedRows(list: Element): readonly Element[] {
  const selection = document.getSelection();
  if (selection?.type !== 'Range') return [];
  const ends = endsOf(selection, list.getRootNode());
  return [...list.children].filter((row) => ends.some((end) => row.contains(end)));
}

function endsOf(selection: Selection, root: Node): readonly Node[] {
  try {
    const [range] = selection.getComposedRanges({ shadowRoots: root instanceof ShadowRoot ? [root] : [] });
    return range ? [range.startContainer, range.endContainer] : [];
  } catch {
    // Former browsers do not know it, or take something else: what is selected there goes with what is scrolled away.
    return [];
  }
}
