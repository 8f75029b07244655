import {
  BarController,
  BarElement,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
} from 'chart.js';

// The one place that registers parts of Chart.js, for Node and browser alike: a second copy would not know a bar when it sees one.
Chart.register(BarController, BarElement, LinearScale, LineController, LineElement, PointElement, ScatterController);

export { Chart };
