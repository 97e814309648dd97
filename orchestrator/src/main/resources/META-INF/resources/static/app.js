import { showTimes } from './times.js';
import { followAll } from './live.js';
import { drawMaps } from './fleet-map.js';
import { bindSliders } from './sliders.js';

showTimes(document);
followAll();
drawMaps();
bindSliders();
