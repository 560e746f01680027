/** A picture of one colour, as bytes. */
export async function picture(width: number, height: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('nothing to draw on');
  context.fillStyle = '#2f5fd0';
  context.fillRect(0, 0, width, height);
  return canvas.convertToBlob({ type });
}

export async function pictureFile(name: string, width = 40, height = 30): Promise<File> {
  return new File([await picture(width, height)], name, { type: 'image/png' });
}

export const textFile = (name: string, text = 'text'): File => new File([text], name, { type: 'text/plain' });

/** What somebody drags, pastes or chooses. */
export function transfer(...files: readonly File[]): DataTransfer {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  return held;
}
