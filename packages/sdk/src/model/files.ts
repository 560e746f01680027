import * as z from 'zod';
import { Id } from './scope.ts';

/** A file that was uploaded: its bytes are at `GET /v1/files/:id`, for those who may see it. */
export const FileRef = z
  .object({
    id: Id,
    name: z.string(),
    /** One of `fileTypes`. */
    type: z.string(),
    /** In bytes. */
    size: z.int().min(0),
    /** Of images, in pixels, so that nothing jumps when they arrive. */
    width: z.int().min(0).optional(),
    height: z.int().min(0).optional(),
  })
  .meta({ id: 'FileRef' });
export type FileRef = z.infer<typeof FileRef>;
