import { resolve } from 'node:path';
import { openBucket, type BucketSettings } from '../shared/bucket.ts';
import { diskFiles } from './provider.disk.ts';
import type { FileKeeper } from './provider.ts';
import { s3Files } from './provider.s3.ts';

/** Where the settings say that files are kept: in a bucket, or below `DATA_DIR/files`. */
export const openFiles = ({ dataDir, s3 }: { readonly dataDir: string; readonly s3: BucketSettings | undefined }): FileKeeper => (s3 ? s3Files(openBucket(s3)) : diskFiles(resolve(dataDir, 'files')));
