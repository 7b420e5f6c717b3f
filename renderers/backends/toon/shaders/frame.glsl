// What every program of a picture shares; filled by renderers/backends/toon/frame_block.py.
layout(std140) uniform Frame {
    mat4 view_projection;
    mat4 view;
    vec4 eye;             // xyz metres
    vec4 sun;             // xyz direction of travel, w night 0…1
    vec4 grade;           // rgb gain of the finished picture, w lamp strength
    vec4 sky_top;
    vec4 sky_bottom;
    vec4 ambient_high;    // light on surfaces that face up
    vec4 ambient_low;     // light on surfaces that face down
    vec4 raster;          // 2/width, 2/height, width, height
    vec4 fog;             // rgb, w density per metre
};
