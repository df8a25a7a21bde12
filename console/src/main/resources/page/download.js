// Files that the server makes, fetched with the token.
import { request } from './api.js';
import { save } from './csv.js';
import { toast } from './dom.js';

export async function saveResponse(path, name) {
  try {
    save(name, await (await request(path, { accept: '*/*' })).blob());
  } catch (problem) {
    toast(problem.message);
  }
}
