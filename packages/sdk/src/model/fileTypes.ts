/** What may be uploaded. Images, PDF and MP4 must be what they say; plain text is UTF-8. */
export const fileTypes = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
  'video/mp4',
] as const;
