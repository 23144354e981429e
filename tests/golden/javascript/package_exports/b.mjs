import { start } from 'kit';
import log from '#log';
start();
log();
