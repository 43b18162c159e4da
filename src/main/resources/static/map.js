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

  // --- the dangers of the area, if the office has a file of them
  if (told.hazards) {
    fetch(told.hazards).then(answer => answer.json()).then(areas => {
      const layer = L.geoJSON(areas, {
        style: {color: '#5b2a86', weight: 2, fillOpacity: .15, dashArray: '6 4'},
        pointToLayer: (feature, at) => L.circleMarker(at, {radius: 6}),
        onEachFeature: (feature, shape) => {
          const name = feature.properties && (feature.properties.name || feature.properties['名称']);
          if (name) shape.bindPopup(text('span', String(name)));
        }
      }).addTo(map);
      layer.bringToBack();
      const shown = document.getElementById('hazards');
      if (shown) shown.addEventListener('change', () => shown.checked ? layer.addTo(map) : layer.remove());
    }).catch(() => {});
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
