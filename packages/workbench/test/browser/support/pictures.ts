/** A picture of one colour, as a file. */
export async function pictureFile(name: string, width = 40, height = 30): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'teal';
  context.fillRect(0, 0, width, height);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

export function textFile(name: string, text = 'words', type = 'text/plain'): File {
  return new File([text], name, { type });
}

/** As the clipboard or a drag carries them. */
export function transfer(...files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}
