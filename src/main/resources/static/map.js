// The map of the damage. What stands in a mark comes from people: it is set as text, never as HTML. Without tiles the marks stay; without this file the list does.
'use strict';

const place = document.getElementById('map');
if (place && window.L) {
  const told = place.dataset;
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(place, {zoomControl: false, attributionControl: false, fadeAnimation: !reduced, zoomAnimation: !reduced, markerZoomAnimation: !reduced});
  L.control.zoom({zoomInTitle: told.zoomIn, zoomOutTitle: told.zoomOut}).addTo(map);
  map.setView([33.24, 130.55], 13);

  // --- the ground: a tile that is not loaded any more would be emptied with a data: address, which the page's policy forbids
  const Tiles = L.TileLayer.extend({
    _removeTile(key) {
      if (this._tiles[key]) this._tiles[key].el.removeAttribute('src');
      return L.GridLayer.prototype._removeTile.call(this, key);
    },
    _abortLoading() {
      for (const [key, tile] of Object.entries(this._tiles)) {
        if (tile.coords.z !== this._tileZoom && !tile.el.complete) {
          tile.el.onload = tile.el.onerror = null;
          this._removeTile(key);
        }
      }
    }
  });
  const whose = document.createElement('a');
  whose.href = told.source;
  whose.textContent = told.attribution;
  const credit = L.control({position: 'bottomright'});
  credit.onAdd = () => { const box = L.DomUtil.create('div', 'leaflet-control-attribution'); box.append(whose); return box; };
  credit.addTo(map);
  const missing = document.getElementById('map-missing');
  new Tiles(told.tiles, {maxZoom: Number(told.maxZoom)})
    .on('tileerror', () => { missing.hidden = false; })
    .on('tileload', () => { missing.hidden = true; })
    .addTo(map);

  // --- the dangers of the area, if the office has a file of them; drawn on a canvas, since such files have thousands of corners
  if (told.hazards) {
    const broken = document.getElementById('hazards-broken');
    fetch(told.hazards).then(answer => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(areas => {
      const canvas = L.canvas({padding: .3});
      const depths = new Set();
      const layer = L.geoJSON(areas, {
        style: feature => ({renderer: canvas, ...hazardStyle(depthOf(feature.properties))}),
        pointToLayer: (feature, at) => L.circleMarker(at, {renderer: canvas, radius: 6}),
        onEachFeature: (feature, shape) => {
          const depth = depthOf(feature.properties);
          if (depth !== null) depths.add(depth);
          const name = feature.properties && (feature.properties.name || feature.properties['名称'] || feature.properties['河川名']);
          const words = [name, depth === null ? null : document.getElementById('depth-' + depth)?.textContent.trim()].filter(Boolean).join(' ');
          if (words) shape.bindPopup(text('span', words));
        }
      });
      if (!layer.getLayers().length) throw new Error('nothing in it');
      layer.addTo(map).bringToBack();
      for (const depth of depths) document.getElementById('depth-' + depth).hidden = false;
      const shown = document.getElementById('hazards');
      shown.addEventListener('change', () => shown.checked ? layer.addTo(map).bringToBack() : layer.remove());
    }).catch(() => { broken.hidden = false; });
  }

  // --- the marks: shape and colour; the same words as in the list beside
  fetch(told.marks).then(answer => answer.json()).then(marks => {
    const byId = new Map();
    const onTop = {none: 0, light: 10000, heavy: 20000, hurt: 30000};   // Leaflet lays the southern over the northern: the worst shall lie on top
    for (const mark of marks) {
      const row = document.getElementById('b' + mark.business.value);
      const words = row ? row.textContent.replace(/\s+/g, ' ').trim() : mark.name;
      const sign = L.divIcon({className: `mark m-${mark.severity}` + (mark.hurt ? ' m-hurt' : ''), iconSize: [24, 24]});
      const link = document.createElement('a');
      link.href = `${told.link}${mark.business.value}?incident=${told.incident}`;
      link.textContent = words;
      byId.set(mark.business.value, L.marker([mark.latitude, mark.longitude], {icon: sign, title: words, alt: words, zIndexOffset: onTop[mark.hurt ? 'hurt' : mark.severity]}).bindPopup(link).addTo(map));
    }
    if (marks.length) map.fitBounds(L.latLngBounds(marks.map(mark => [mark.latitude, mark.longitude])).pad(.02), {maxZoom: 15, animate: false});
    const find = () => {
      const wanted = byId.get(Number(location.hash.slice(2)));
      if (location.hash.startsWith('#b') && wanted) { map.setView(wanted.getLatLng(), 16); wanted.openPopup(); }
    };
    find();
    addEventListener('hashchange', find);
  });
}

function text(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

// How deep the water may come, as a class from 0 (below 0.5 m) to 5 (20 m and more); null: the file does not say. 国土数値情報 A31: ranks 1 to 6
// (A31a_205 …), or the older codes (A31_001: 11–15, 21–27); elsewhere words such as 「0.5m以上3.0m未満」.
function depthOf(properties) {
  for (const [name, value] of Object.entries(properties || {})) {
    const number = Number(value);
    if (/^A31a?_[1-4]05$/.test(name) && number >= 1 && number <= 6) return number - 1;
    if (name === 'A31_001' && number >= 11 && number <= 27) return {11: 0, 12: 1, 13: 1, 14: 1, 15: 3, 21: 0, 22: 1, 23: 1, 24: 1, 25: 2, 26: 2, 27: 3}[number] ?? null;
    if (/浸水|depth|rank|ランク|A40_003/i.test(name) && value !== null && value !== '') {
      if (typeof value === 'number' || /^[0-9.]+$/.test(value)) return classOf(number);
      const first = String(value).normalize('NFKC').match(/([0-9]+(?:\.[0-9]+)?)\s*(m|メートル)?[^0-9]*/);
      if (first && /m|メートル/.test(String(value).normalize('NFKC'))) return /^[^0-9]*[0-9.]+\s*(m|メートル)?\s*未満/.test(String(value).normalize('NFKC')) ? classOf(Number(first[1]) - .001) : classOf(Number(first[1]));
    }
  }
  return null;
}

/** @param metres */
function classOf(metres) {
  return [20, 10, 5, 3, .5].findIndex(least => metres >= least) < 0 ? 0 : 5 - [20, 10, 5, 3, .5].findIndex(least => metres >= least);
}

// The colours of the national hazard maps; the deeper, the thicker the edge, so that a printed page in grey says it, too.
function hazardStyle(depth) {
  if (depth === null) return {color: '#5b2a86', weight: 2, fillOpacity: .15, dashArray: '6 4'};
  return {color: '#5b2a86', weight: 1 + depth, dashArray: ['1 4', '3 4', '6 4', '12 4', '20 4', null][depth],
    fillColor: ['#f7f5a9', '#ffd8c0', '#ffb7b7', '#ff9191', '#f285c9', '#dc7adc'][depth], fillOpacity: .55};
}
