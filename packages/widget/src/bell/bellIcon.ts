/** The sign of the bell, one place for loader and element. */
export { ConciergeBell as bellIcon } from 'lucide';
